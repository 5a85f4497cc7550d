package org.backspike.host.check;

import java.util.List;
import java.util.Optional;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.host.run.IdealChip;

/**
 * A case that also says what its weights become in the synapse memory.
 *
 * @param states the network and its states
 * @param actual effective weights, one row per target; kept, not copied
 */
record WeightsThenStates(NetworkReplay states, List<int[]> actual) implements ReferenceCase {
  @Override
  public String name() {
    return states.name();
  }

  @Override
  public Optional<Difference> replay() {
    return weights().or(states::replay);
  }

  private Optional<Difference> weights() {
    ChipImage image = IdealChip.image(states.network());
    RowBlock block = image.blocks().getFirst();
    int targets = block.target().neurons();
    for (int i = 0; i < targets; i++) {
      for (int j = 0; j < block.rows(); j++) {
        long got = (long) block.synapses().weights().get(j * targets + i) << block.shift();
        if (got != actual.get(i)[j]) {
          String name = states.network().projections().getFirst().name();
          return Optional.of(
              new StateDifference(0, name, i * block.rows() + j, "weight", actual.get(i)[j], got));
        }
      }
    }
    return Optional.empty();
  }
}
