package org.backspike.host.run;

import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.ChipFile;

/**
 * A single core without limits that computes any datapath: for what a network does, not for where
 * it fits, how long it takes or what it costs.
 */
public final class IdealChip {
  /** The name of its preset. */
  public static final String NAME = "ideal";

  private static final Chip TEMPLATE = ChipFile.read(NAME, List.of());

  private IdealChip() {}

  /**
   * The chip for a datapath.
   *
   * @param datapath the arithmetic
   * @return a chip of one core
   */
  public static Chip of(Datapath datapath) {
    return TEMPLATE.computing(datapath);
  }

  /**
   * A network on such a chip.
   *
   * @param network the network
   * @return its image, every population whole
   */
  public static ChipImage image(IntegerNetwork network) {
    List<Slice> slices = new ArrayList<>();
    for (int p = 0; p < network.populations().size(); p++) {
      if (network.populations().get(p).kind() != PopulationKind.INPUT) {
        slices.add(new Slice(0, p, 0, network.populations().get(p).size()));
      }
    }
    return new ChipImage(of(network.datapath()), network, new Placement(slices));
  }
}
