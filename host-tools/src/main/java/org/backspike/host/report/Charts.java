package org.backspike.host.report;

import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Curves and bars. */
final class Charts {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 320;

  private Charts() {}

  /** Whether this machine has fonts to draw with; a bare Linux image may have none. */
  static boolean available() {
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length
          > 0;
    } catch (RuntimeException | Error e) {
      // without fontconfig the JDK fails with an error of its own, differently in every release
      return false;
    }
  }

  /** Rows {@code [series, x, y]} as curves. */
  static BufferedImage curves(List<List<String>> rows, String x, String y) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (List<String> row : rows) {
      int index = data.getSeriesIndex(row.getFirst());
      if (index < 0) {
        data.addSeries(new XYSeries(row.getFirst()));
        index = data.getSeriesCount() - 1;
      }
      data.getSeries(index).add(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)));
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            null, x, y, data, PlotOrientation.VERTICAL, true, false, false);
    XYPlot plot = chart.getXYPlot();
    plot.setRenderer(new XYLineAndShapeRenderer(true, false));
    plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(false);
    plain(chart);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    return chart.createBufferedImage(WIDTH, HEIGHT);
  }

  /** Stacked bars: for every bar its parts. */
  static BufferedImage bars(Map<String, Map<String, Double>> bars, String x, String y) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    bars.forEach((bar, parts) -> parts.forEach((part, value) -> data.addValue(value, part, bar)));
    JFreeChart chart =
        ChartFactory.createStackedBarChart(
            null, x, y, data, PlotOrientation.HORIZONTAL, true, false, false);
    CategoryPlot plot = chart.getCategoryPlot();
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setMaximumBarWidth(0.1);
    plot.setRenderer((BarRenderer) renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plain(chart);
    return chart.createBufferedImage(WIDTH, Math.max(HEIGHT, 90 + 30 * bars.size()));
  }

  private static void plain(JFreeChart chart) {
    chart.setBackgroundPaint(Color.WHITE);
    chart.setBorderVisible(false);
  }
}
