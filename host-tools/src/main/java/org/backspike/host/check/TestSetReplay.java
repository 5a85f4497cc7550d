package org.backspike.host.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Workers;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.ImageDirectory;
import org.backspike.host.file.NumberTable;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.IdealChip;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.encode.IntegratingEncoder;
import org.backspike.snn.task.Dataset;

/**
 * The answers of a network to a whole test set, one predicted class per line.
 *
 * @param name of the case
 * @param network the network with its readout
 * @param steps steps for which an image is shown
 * @param predictions what the reference answered
 * @param folder where the case lies; the images are looked for near it
 */
record TestSetReplay(String name, IntegerNetwork network, int steps, Path predictions, Path folder)
    implements ReferenceCase {

  /** How far up from the case a folder {@code data/mnist} is looked for. */
  private static final int MOST_LEVELS = 6;

  @Override
  public Optional<String> obstacle() {
    return images().isPresent()
        ? Optional.empty()
        : Optional.of("no data/mnist with the test images near " + folder);
  }

  private Optional<Path> images() {
    Path here = folder.toAbsolutePath().normalize();
    for (int level = 0; level < MOST_LEVELS && here != null; level++) {
      Path found = here.resolve("data").resolve("mnist");
      if (Files.isDirectory(found)) {
        return Optional.of(found);
      }
      here = here.getParent();
    }
    return Optional.empty();
  }

  @Override
  public Optional<Difference> replay() {
    int[][] expected = NumberTable.matrix(predictions);
    Dataset test = new ImageDirectory(images().orElseThrow()).test().first(expected.length);
    SampleSource samples = new SampleSource(test, new IntegratingEncoder(steps), steps);
    int chipSteps = steps + network.depth(network.readout().population());
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      ChipRun run =
          ChipRun.of(
              IdealChip.image(network),
              samples,
              test.size(),
              chipSteps,
              ChipRun.Mode.FUNCTIONAL,
              workers,
              Progress.SILENT);
      for (int i = 0; i < test.size(); i++) {
        int got = run.prediction(i).label();
        if (got != expected[i][0]) {
          return Optional.of(
              new StateDifference(
                  i, network.readout().population(), 0, "prediction", expected[i][0], got));
        }
      }
    }
    return Optional.empty();
  }
}
