package org.backspike.chip.noc;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.backspike.chip.hardware.ChipLink;
import org.backspike.chip.hardware.FlowControl;
import org.backspike.chip.hardware.LinkTimes;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Barrier;
import org.backspike.chip.hardware.Noc.Multicast;

/** Small chips and what happens on them between two barriers, drawn from a seed. */
final class RandomChips {
  private final SplittableRandom random;

  RandomChips(long seed) {
    random = new SplittableRandom(seed);
  }

  Mesh mesh() {
    int whole = 256;
    return new Mesh(
        random.nextInt(1, 6),
        random.nextInt(1, 5),
        random.nextInt(1, 5),
        random.nextBoolean() ? Filling.ROWS : Filling.COLUMNS,
        random.nextBoolean() ? whole : random.nextInt(1, 4),
        random.nextBoolean() ? whole : random.nextInt(1, 4));
  }

  Noc noc(Multicast multicast) {
    return new Noc(
        32,
        random.nextInt(1, 5),
        new LinkTimes(random.nextInt(1, 4), random.nextInt(1, 4), random.nextInt(1, 6)),
        24,
        new FlowControl(
            random.nextInt(1, 3),
            random.nextInt(1, 6),
            random.nextInt(1, 5),
            random.nextInt(1, 8),
            random.nextInt(1, 6)),
        new ChipLink(
            random.nextInt(1, 7), random.nextInt(1, 9), random.nextInt(1, 9), random.nextInt(1, 9)),
        multicast,
        Barrier.TREE);
  }

  /** Spikes from everywhere to everywhere or, at times, to few. */
  void spikes(Traffic traffic) {
    int endpoints = traffic.endpoints();
    startSinks(traffic);
    int targets = 1 + random.nextInt(endpoints);
    int service = 1 + random.nextInt(12);
    int gap = random.nextInt(5);
    int spread = 1 + random.nextInt(200);
    for (int k = random.nextInt(120); k > 0; k--) {
      traffic.spike(
          random.nextInt(endpoints),
          random.nextInt(spread),
          random.nextInt(gap + 1),
          random.nextInt(targets),
          1 + random.nextInt(service));
    }
  }

  /** Packets of several flits and destinations on the channels that the network has. */
  void packets(Traffic traffic, Mesh mesh, Noc noc) {
    int endpoints = traffic.endpoints();
    startSinks(traffic);
    int service = 1 + random.nextInt(12);
    int gap = random.nextInt(5);
    int spread = 1 + random.nextInt(200);
    int longest = 1 + random.nextInt(6);
    int smallest = Math.min(noc.flow().fifoFlits(), noc.flow().inputFlits());
    if (mesh.chipWidth() < mesh.width() || mesh.chipHeight() < mesh.height()) {
      smallest = Math.min(smallest, noc.chipLink().fifoFlits());
    }
    boolean trees = noc.multicast() == Multicast.TREE;
    for (int k = random.nextInt(60); k > 0; k--) {
      int[] targets = IntStream.range(0, endpoints).toArray();
      int wanted = trees && random.nextBoolean() ? 1 + random.nextInt(Math.min(6, endpoints)) : 1;
      traffic.packet(
          random.nextInt(endpoints),
          random.nextInt(spread),
          random.nextInt(gap + 1),
          1 + random.nextInt(wanted > 1 ? Math.min(longest, smallest) : longest),
          random.nextInt(noc.flow().virtualChannels()));
      for (int d = 0; d < wanted; d++) {
        int chosen = d + random.nextInt(endpoints - d);
        int target = targets[chosen];
        targets[chosen] = targets[d];
        traffic.destination(target, 1 + random.nextInt(service));
      }
    }
  }

  /** Spikes of core 0 to anywhere. */
  void fromOneSource(Traffic traffic) {
    for (int k = 0; k < 100; k++) {
      traffic.spike(
          0, 0, random.nextInt(3), random.nextInt(traffic.endpoints()), 1 + random.nextInt(40));
    }
  }

  private void startSinks(Traffic traffic) {
    for (int endpoint = 0; endpoint < traffic.endpoints(); endpoint++) {
      if (random.nextBoolean()) {
        traffic.startSink(endpoint, random.nextInt(150));
      }
    }
  }
}
