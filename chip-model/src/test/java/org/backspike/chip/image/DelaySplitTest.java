package org.backspike.chip.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backspike.chip.Datapaths;
import org.backspike.chip.Networks;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaySplitTest {

  private static IntegerProjection projection(Datapath datapath, int exponent) {
    return Networks.projection(
        "in",
        "n",
        new SparseSynapses(
            new SparseRows(
                new int[] {0, 3, 3, 5},
                new int[] {0, 1, 0, 1, 0},
                Networks.weights(10, 20, 30, 40, 50),
                new byte[] {2, 0, 2, 0, 7}),
            2),
        Networks.coding(datapath, exponent),
        Delivery.BINARY);
  }

  @ParameterizedTest
  @CsvSource({"lava, 0, 1", "lava, 7, 1", "lava, -1, 3", "backspike, -1, 1", "loihi1, -1, 1"})
  void takesAProjectionApartOnlyWhereWhatOneStepSendsIsFloored(
      String name, int exponent, int parts) {
    Datapath datapath = Datapaths.named(name);
    assertThat(DelaySplit.of(projection(datapath, exponent), datapath)).hasSize(parts);
  }

  @Test
  void everySynapseGoesToThePartOfItsDelay() {
    Datapath lava = Datapaths.lava();
    List<IntegerProjection> parts = DelaySplit.of(projection(lava, -1), lava);
    assertThat(parts.stream().map(p -> p.delivery().delay())).containsExactly(0, 2, 7);
    int[][] starts = {{0, 1, 1, 2}, {0, 2, 2, 2}, {0, 0, 0, 1}};
    int[][] targets = {{1, 1}, {0, 0}, {0}};
    int[][] weights = {{20, 40}, {10, 30}, {50}};
    for (int i = 0; i < 3; i++) {
      SparseRows rows = ((SparseSynapses) parts.get(i).synapses()).rows();
      assertThat(rows.starts()).containsExactly(starts[i]);
      assertThat(rows.targets()).containsExactly(targets[i]);
      assertThat(rows.delays()).isEmpty();
      for (int s = 0; s < weights[i].length; s++) {
        assertThat(rows.weights().get(s)).isEqualTo(weights[i][s]);
      }
      assertThat(parts.get(i).coding()).isEqualTo(projection(lava, -1).coding());
    }
  }

  @Test
  void synapsesThatArriveTogetherStayTogether() {
    Datapath lava = Datapaths.lava();
    IntegerProjection dense =
        Networks.projection(
            "in",
            "n",
            Networks.dense(2, 2, 1, 2, 3, 4),
            Networks.coding(lava, -3),
            new Delivery(1, 5, 0, Delivery.Event.SYNAPSE, 0));
    assertThat(DelaySplit.of(dense, lava)).containsExactly(dense);
  }
}
