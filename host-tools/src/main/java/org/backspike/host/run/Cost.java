package org.backspike.host.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;

/** What a simulation costs the machine it runs on: time and memory, loading apart. */
public final class Cost {
  /** Below so many synapses the heap says more about the program than about them. */
  private static final long FEWEST_SYNAPSES = 100_000;

  private static final Path STATUS = Path.of("/proc/self/status");

  private final long loadBegan = System.nanoTime();
  private final long heapBefore = liveHeap();
  private double loadSeconds;
  private long synapses;
  private long heap;
  private long runBegan;
  private long cpuBegan;

  private Cost() {}

  /**
   * Begins with the loading of a network.
   *
   * @return the cost of a run
   */
  public static Cost ofLoading() {
    return new Cost();
  }

  /**
   * Ends the loading.
   *
   * @param image what was loaded
   */
  public void loaded(ChipImage image) {
    loadSeconds = (System.nanoTime() - loadBegan) / 1e9;
    for (RowBlock block : image.blocks()) {
      for (int source = 0; source < block.synapses().sources(); source++) {
        synapses += block.synapses().fanOut(source);
      }
    }
    heap = synapses < FEWEST_SYNAPSES ? 0 : liveHeap() - heapBefore;
    runBegan = System.nanoTime();
    cpuBegan = cpu();
  }

  /**
   * Ends the run.
   *
   * @param synapticEvents weights that were delivered
   * @param steps steps of all samples together
   * @return figures with units in their keys
   */
  public Map<String, Object> ofRunning(long synapticEvents, long steps) {
    double wall = Math.max(1e-9, (System.nanoTime() - runBegan) / 1e9);
    double cpu = Math.max(1e-9, (cpu() - cpuBegan) / 1e9);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("load_wall_s", loadSeconds);
    figures.put("sim_wall_s", wall);
    figures.put("sim_cpu_s", cpu);
    figures.put("synaptic_events_per_s", synapticEvents / wall);
    figures.put("synaptic_events_per_cpu_s", synapticEvents / cpu);
    figures.put("steps_per_s", steps / wall);
    figures.put("peak_memory_bytes", peakMemory());
    if (heap > 0) {
      figures.put("synapses", synapses);
      figures.put("heap_bytes_per_synapse", (double) heap / synapses);
    }
    return figures;
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /**
   * CPU time of all threads of the process so far; differences of it are what work took.
   *
   * @return seconds; 0 where the system does not tell
   */
  public static double cpuSeconds() {
    return cpu() / 1e9;
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /**
   * The largest resident size of the process, or of the heap where the system does not tell.
   *
   * @return bytes
   */
  public static long peakMemory() {
    if (Files.isReadable(STATUS)) {
      try {
        for (String line : Files.readAllLines(STATUS)) {
          if (line.startsWith("VmHWM:")) {
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
          }
        }
      } catch (IOException | NumberFormatException e) {
        return peakHeap();
      }
    }
    return peakHeap();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
