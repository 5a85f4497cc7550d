package org.backspike.host.cli;

import java.nio.file.Path;
import org.backspike.host.file.ImageDirectory;
import org.backspike.host.file.InputError;
import org.backspike.snn.task.BenchTask;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Task;
import org.backspike.snn.task.Tasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where samples come from. */
final class DataOptions {
  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "a generated task; see backspike tasks")
  @Nullable String task;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "a directory with the four IDX files of MNIST or a set like it; with a bench task, where"
              + " its images come from")
  @Nullable Path data;

  @Option(names = "--samples", paramLabel = "N", description = "only the first N samples")
  @Nullable Integer samples;

  /** Whether samples were named at all. */
  boolean isGiven() {
    return task != null || data != null;
  }

  /** The generated task, if one was named. */
  @Nullable Task task() {
    if (task == null) {
      return null;
    }
    try {
      Task named = Tasks.named(task);
      if (data == null) {
        return named;
      }
      if (named instanceof BenchTask bench) {
        return bench.on(directory().train());
      }
    } catch (IllegalArgumentException e) {
      throw new InputError("--task: " + e.getMessage());
    }
    throw new InputError("--task and --data exclude each other; give one");
  }

  Dataset train() {
    Task named = task();
    return limited(named == null ? directory().train() : named.train());
  }

  Dataset test() {
    Task named = task();
    return limited(named == null ? directory().test() : named.test());
  }

  /** A name for messages and manifests. */
  String name() {
    return data == null ? "task " + task : task == null ? "data " + data : task + " on " + data;
  }

  private ImageDirectory directory() {
    if (data == null) {
      throw new InputError("no samples; give --task NAME or --data DIR");
    }
    return new ImageDirectory(data);
  }

  private Dataset limited(Dataset all) {
    if (samples == null) {
      return all;
    }
    if (samples < 1) {
      throw new InputError("--samples " + samples + "; must be at least 1");
    }
    return all.first(samples);
  }
}
