package org.backspike.host.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.backspike.host.check.BackspikeReference.Neurons;
import org.backspike.host.check.BackspikeReference.Projection;
import tools.jackson.databind.json.JsonMapper;

/** The frozen cases of our own datapath; {@link #main} writes them anew. */
final class BackspikeVectors {
  /** Where they lie, seen from the module. */
  static final Path FOLDER = Path.of("src/test/resources/vectors/backspike");

  /** More than a vector of any machine, and not a multiple of its lanes. */
  private static final int NEURONS = 37;

  private static final List<int[]> TOGETHER = List.of();

  private BackspikeVectors() {}

  /** A case before it is written. */
  record Case(
      String id,
      String description,
      Neurons neurons,
      List<Projection> projections,
      List<int[]> input) {

    String json() {
      BackspikeReference trace = BackspikeReference.run(neurons, projections, input);
      Map<String, Object> expected = new LinkedHashMap<>();
      if (neurons.currents() == 1) {
        expected.put("u", trace.u);
      }
      expected.put("v", trace.v);
      expected.put("s", spikes(List.of(trace.s)));
      expected.put("saturated", trace.saturated);
      Map<String, Object> root = new LinkedHashMap<>();
      root.put("id", id);
      root.put("description", description);
      root.put("source", "backspike/reference 1");
      root.put("params", params());
      root.put("inputs", Map.of("spikes", spikes(input)));
      root.put("expected", expected);
      return JsonMapper.shared().writeValueAsString(root) + "\n";
    }

    @Override
    public String toString() {
      return id;
    }

    private Map<String, Object> params() {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("preset", "backspike");
      params.put("T", input.size());
      params.put("n", neurons.count());
      params.put("n_in", input.getFirst().length);
      params.put("K", neurons.currents());
      params.put("du", neurons.du());
      params.put("dv", neurons.dv());
      params.put("vth", neurons.vth());
      params.put("bias", neurons.bias());
      params.put("reset", neurons.reset());
      params.put("R", neurons.period());
      params.put("projections", projections.stream().map(Case::entry).toList());
      return params;
    }

    private static Map<String, Object> entry(Projection p) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("from", p.recurrent() ? "neurons" : "in");
      entry.put("weights", p.weights());
      entry.put("e", p.e());
      if (!p.delays().isEmpty()) {
        entry.put("delays", p.delays());
      }
      entry.put("message_bits", p.messageBits());
      return entry;
    }

    private static Map<String, Object> spikes(List<int[]> values) {
      boolean graded = values.stream().flatMapToInt(Arrays::stream).anyMatch(s -> s > 1);
      List<List<Object>> data = new ArrayList<>();
      for (int[] row : values) {
        data.add(
            IntStream.range(0, row.length)
                .filter(i -> row[i] != 0)
                .mapToObj(i -> graded ? (Object) List.of(i, row[i]) : i)
                .toList());
      }
      Map<String, Object> spikes = new LinkedHashMap<>();
      spikes.put("format", graded ? "id_value_pairs_per_step" : "active_ids_per_step");
      spikes.put("data", data);
      return spikes;
    }
  }

  /** All cases: the worked examples first, then random ones with the seeds 1, 2, 3 ... */
  static List<Case> cases() {
    return List.of(
        worked("worked_zero", "zero"),
        worked("worked_subtract", "subtract"),
        order(),
        random(1, "zero", "one current, reset to zero", 1, "zero", new Input(12, 64, 0), 0),
        random(2, "subtract", "one current, subtraction", 1, "subtract", new Input(12, 64, 0), 0),
        random(3, "nocurrent", "no current", 0, "subtract", new Input(12, 64, 0), 0),
        random(4, "graded", "graded events", 1, "zero", new Input(6, 16, 8), 0),
        random(5, "saturating", "all registers saturate", 1, "subtract", new Input(24, 24, 8), 7),
        random(6, "refractory", "refractory periods 0 to 7", 1, "zero", new Input(12, 64, 0), 2),
        exponents(7, "fine", "exponents -8 and -7 next to larger ones", TOGETHER),
        exponents(8, "fine_delays", "the same with delays", delays(8, NEURONS, 24)),
        recurrent(9));
  }

  /** Three weights whose sum is 63; the second neuron needs more than it gets. */
  private static Case worked(String id, String reset) {
    return new Case(
        id,
        "weights 127, -128, 64 give 63, times 64 = 4032; thresholds 4000 and 4032",
        new Neurons(1, all(2, 0), all(2, 0), List.of(4000, 4032), all(2, 0), all(2, 0), reset),
        List.of(
            new Projection(
                false,
                List.of(new int[] {127, -128, 64}, new int[] {127, -128, 64}),
                0,
                TOGETHER,
                0)),
        List.of(new int[] {1, 1, 1}, new int[3], new int[] {1, 0, 1}, new int[] {0, 1, 0}));
  }

  /** The same events in either order, and without the last. */
  private static Case order() {
    int[] first = {-1, 127, 127, 127, 127, 127, 8};
    int[] last = {8, 127, 127, 127, 127, 127, -1};
    int[] without = {0, 127, 127, 127, 127, 127, 8};
    return new Case(
        "worked_order",
        "events that sum to 131072 and one of -1 give 131071 in any order; alone they saturate",
        new Neurons(1, all(6, 4096), all(6, 4096), all(6, 8388607), all(6, 0), all(6, 0), "zero"),
        List.of(
            new Projection(
                false,
                List.of(first, last, without, negated(first), negated(last), negated(without)),
                0,
                TOGETHER,
                8)),
        List.of(new int[] {1, 255, 255, 255, 255, 12, 1}, new int[7]));
  }

  /** Events of a random case: how many sources and steps, how wide a payload. */
  private record Input(int sources, int steps, int messageBits) {
    List<int[]> events(SplittableRandom random) {
      int[][] events = new int[steps][sources];
      for (int[] row : events) {
        for (int j = 0; j < sources; j++) {
          boolean sends = random.nextInt(3) == 0;
          row[j] = sends ? random.nextInt(1, messageBits == 0 ? 2 : 1 << messageBits) : 0;
        }
      }
      return List.of(events);
    }
  }

  private static Case random(
      int seed,
      String id,
      String description,
      int currents,
      String reset,
      Input input,
      int exponent) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Case(
        "random_" + id,
        description + "; seed " + seed,
        neurons(random, currents, reset, id.equals("refractory") ? 8 : 1),
        List.of(
            new Projection(
                false, weights(random, input.sources), exponent, TOGETHER, input.messageBits)),
        input.events(random));
  }

  private static Case exponents(int seed, String id, String description, List<int[]> delays) {
    SplittableRandom random = new SplittableRandom(seed);
    Input input = new Input(24, 48, 0);
    List<Projection> projections = new ArrayList<>();
    for (int e : new int[] {-8, -7, -3, 1}) {
      projections.add(new Projection(false, weights(random, 24), e, e < -6 ? delays : TOGETHER, 0));
    }
    return new Case(
        "random_" + id,
        description + "; seed " + seed,
        neurons(random, 1, "zero", 1),
        projections,
        input.events(random));
  }

  private static Case recurrent(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Case(
        "random_recurrent",
        "events from the neurons themselves, at once and with delays 0 to 62; seed " + seed,
        neurons(random, 1, "subtract", 4),
        List.of(
            new Projection(false, weights(random, 12), 0, TOGETHER, 0),
            new Projection(true, weights(random, NEURONS), -2, TOGETHER, 0),
            new Projection(true, weights(random, NEURONS), -4, delays(seed, NEURONS, NEURONS), 0)),
        new Input(12, 100, 0).events(random));
  }

  private static Neurons neurons(SplittableRandom random, int currents, String reset, int periods) {
    return new Neurons(
        currents,
        random.ints(NEURONS, 0, 4097).boxed().toList(),
        random.ints(NEURONS, 0, 4097).boxed().toList(),
        random.ints(NEURONS, 1, 20_000).boxed().toList(),
        random.ints(NEURONS, -2000, 2000).boxed().toList(),
        random.ints(NEURONS, 0, periods).boxed().toList(),
        reset);
  }

  private static List<int[]> weights(SplittableRandom random, int sources) {
    int[][] weights = new int[NEURONS][];
    for (int i = 0; i < NEURONS; i++) {
      weights[i] = random.ints(sources, -128, 128).toArray();
    }
    return List.of(weights);
  }

  private static List<int[]> delays(int seed, int targets, int sources) {
    SplittableRandom random = new SplittableRandom(-seed);
    int[][] delays = new int[targets][];
    for (int i = 0; i < targets; i++) {
      delays[i] = random.ints(sources, 0, 63).map(d -> d % 7 == 0 ? d : d % 4).toArray();
    }
    return List.of(delays);
  }

  private static List<Integer> all(int neurons, int value) {
    return Collections.nCopies(neurons, value);
  }

  private static int[] negated(int[] values) {
    return Arrays.stream(values).map(w -> -w).toArray();
  }

  /** Writes the files. */
  static void main() throws IOException {
    Files.createDirectories(FOLDER);
    for (Case one : cases()) {
      Files.writeString(FOLDER.resolve(one.id + ".json"), one.json());
    }
  }
}
