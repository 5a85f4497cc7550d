package org.backspike.host.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spikes of float reference and chip in one picture: what both have is dark, what only one has is
 * coloured. Drawn pixel by pixel, since a chart library makes pictures of megabytes of it.
 */
final class Raster {
  private static final Color BOTH = new Color(0x22, 0x33, 0x44);
  private static final Color FLOAT_ONLY = new Color(0x1f, 0x77, 0xb4);
  private static final Color CHIP_ONLY = new Color(0xd6, 0x27, 0x28);
  private static final int LEFT = 90;
  private static final int TOP = 24;
  private static final int MOST_ROWS = 600;

  private Raster() {}

  /** A picture of spikes {@code [step, population, index]}, given as text rows of a spike file. */
  static BufferedImage draw(List<List<String>> reference, List<List<String>> chip) {
    Map<String, Integer> tallest = new LinkedHashMap<>();
    int steps = 1;
    for (List<List<String>> side : List.of(reference, chip)) {
      for (List<String> spike : side) {
        tallest.merge(spike.get(1), Integer.parseInt(spike.get(2)) + 1, Math::max);
        steps = Math.max(steps, Integer.parseInt(spike.get(0)) + 1);
      }
    }
    int rows = tallest.values().stream().mapToInt(Integer::intValue).sum();
    int cell = Math.max(1, Math.min(4, MOST_ROWS / Math.max(1, rows)));
    int width = Math.max(4, 640 / steps);
    int gap = 14;
    int height = TOP + rows * cell + gap * tallest.size() + 30;
    BufferedImage image =
        new BufferedImage(LEFT + steps * width + 20, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    int y = TOP;
    for (Map.Entry<String, Integer> population : tallest.entrySet()) {
      int tall = population.getValue();
      g.setColor(new Color(0xf4, 0xf5, 0xf7));
      g.fillRect(LEFT, y, steps * width, tall * cell);
      g.setColor(Color.DARK_GRAY);
      g.drawString(population.getKey(), 8, y + Math.max(10, tall * cell / 2 + 4));
      int[][] seen = new int[steps][tall];
      mark(reference, population.getKey(), seen, 1);
      mark(chip, population.getKey(), seen, 2);
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < tall; i++) {
          if (seen[t][i] > 0) {
            g.setColor(seen[t][i] == 3 ? BOTH : seen[t][i] == 1 ? FLOAT_ONLY : CHIP_ONLY);
            g.fillRect(LEFT + t * width, y + i * cell, Math.max(2, width - 2), Math.max(1, cell));
          }
        }
      }
      y += tall * cell + gap;
    }
    legend(g);
    g.setColor(Color.DARK_GRAY);
    g.drawString("step 0", LEFT, height - 10);
    g.drawString("step " + (steps - 1), LEFT + steps * width - 45, height - 10);
    g.dispose();
    return image;
  }

  private static void mark(List<List<String>> spikes, String population, int[][] seen, int side) {
    for (List<String> spike : spikes) {
      if (spike.get(1).equals(population)) {
        seen[Integer.parseInt(spike.get(0))][Integer.parseInt(spike.get(2))] |= side;
      }
    }
  }

  private static void legend(Graphics2D g) {
    int x = LEFT;
    for (Map.Entry<String, Color> entry :
        Map.of("both", BOTH, "float only", FLOAT_ONLY, "chip only", CHIP_ONLY).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      g.setColor(entry.getValue());
      g.fillRect(x, 7, 10, 10);
      g.setColor(Color.DARK_GRAY);
      g.drawString(entry.getKey(), x + 14, 16);
      x += 90;
    }
  }
}
