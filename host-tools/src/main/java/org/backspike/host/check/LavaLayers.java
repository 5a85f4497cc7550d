package org.backspike.host.check;

import java.util.List;
import java.util.Map;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.PeriodicReset;

/** Layers of LIF neurons, each behind the last, some joined with themselves. */
final class LavaLayers {
  private final Fields params;
  private final Fields given;
  private final Fields expected;
  private final CaseNetwork network;

  LavaLayers(Fields params, Fields given, Fields expected, CaseNetwork network) {
    this.params = params;
    this.given = given;
    this.expected = expected;
    this.network = network;
  }

  void build() {
    List<Fields> layers = params.objects("layers");
    List<Fields> states = expected.objects("layers");
    if (states.size() != layers.size()) {
      throw expected.wrong("layers", "are " + states.size() + "; must be " + layers.size());
    }
    int inputs = params.row("sizes", layers.size() + 1)[0];
    if (inputs < 1 || inputs > Fields.MOST_NEURONS) {
      throw params.wrong("sizes/0", "is " + inputs + "; must be 1 to " + Fields.MOST_NEURONS);
    }
    network.input("in", inputs, Spikes.of(given.object("spikes"), inputs));
    String before = "in";
    for (int k = 0; k < layers.size(); k++) {
      Fields layer = layers.get(k);
      String name = "layer" + k;
      int n = layer.size("n");
      network.population(
          name,
          PopulationKind.LIF,
          n,
          LavaCase.neuron(layer.object("neuron"), false),
          PeriodicReset.NEVER,
          Map.of());
      LavaConnections.connect(before, name, layer.object("connection"), network);
      if (layer.has("recurrent")) {
        LavaConnections.connect(name, name, layer.object("recurrent"), network);
      } else {
        layer.informative("recurrent");
      }
      network.record(name, "u", states.get(k).matrix("u"));
      network.record(name, "v", states.get(k).matrix("v"));
      network.record(name, Recorded.SPIKES, Spikes.of(states.get(k).object("s"), n));
      before = name;
    }
  }
}
