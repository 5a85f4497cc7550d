package org.backspike.bptt.regularize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.backspike.bptt.optimize.UpdateRule;
import org.backspike.snn.Connection;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.batch.Wiring;

/**
 * Batch normalization through time of all hidden populations: see {@link NormalizedCurrents}. What
 * a population gets from itself is added behind it, as it is. It exists in a training only; {@link
 * #folded} puts its running statistics into weights and biases.
 *
 * <p>Source: Zheng et al., AAAI 2021 (tdBN), with alpha 1.
 */
public final class BatchNormalization implements TrainingStage {
  private final Wiring wiring;
  private final TreeMap<Integer, NormalizedCurrents> populations = new TreeMap<>();

  /**
   * Normalization of a network that has just been initialized.
   *
   * @param wiring of the network
   * @param steps steps per sample
   * @param batch most samples of a batch
   * @throws IllegalArgumentException if a hidden population has a bias or is fed by a fixed
   *     connection
   */
  public BatchNormalization(Wiring wiring, int steps, int batch) {
    this.wiring = wiring;
    for (int p : HiddenPopulations.of(wiring)) {
      Population population = wiring.population(p);
      if (population.bias().length > 0) {
        throw new IllegalArgumentException(
            "batch normalization of "
                + population.name()
                + ", which has a bias; it must have none, for normalization brings its own");
      }
      for (Projection projection : wiring.network().into(population.name())) {
        if (!projection.connection().isLearned()) {
          throw new IllegalArgumentException(
              "batch normalization of "
                  + population.name()
                  + " behind "
                  + projection.connection().kind()
                  + "; its weights must be learned");
        }
      }
      populations.put(p, NormalizedCurrents.of(wiring, p, steps, batch));
    }
  }

  private NormalizedCurrents of(int population) {
    NormalizedCurrents found = populations.get(population);
    if (found == null) {
      throw new IllegalArgumentException("population " + population + " is not normalized");
    }
    return found;
  }

  @Override
  public void begin(long step) {}

  @Override
  public boolean needsWholeBatch() {
    return true;
  }

  @Override
  public boolean appliesTo(int population) {
    return populations.containsKey(population);
  }

  @Override
  public void forward(int population, int first, int end, float[] drives) {
    of(population).forward(first, end, drives);
  }

  @Override
  public void backward(int population, int first, int end, float[] errors, float[] sums) {
    of(population).backward(first, end, errors, sums);
  }

  @Override
  public void update(UpdateRule rule, double rate, long step) {
    populations.values().forEach(each -> each.update(rule, rate, step));
  }

  @Override
  public List<float[]> state() {
    List<float[]> state = new ArrayList<>();
    populations.values().forEach(each -> state.addAll(each.state()));
    return state;
  }

  /**
   * The network without normalization that does the same on the running statistics.
   *
   * @param network as it is trained; not modified
   * @return a network with arrays of its own where they differ
   */
  public Network folded(Network network) {
    List<Population> folded = new ArrayList<>();
    for (int p = 0; p < wiring.populations(); p++) {
      Population of = network.populations().get(p);
      folded.add(
          appliesTo(p)
              ? new Population(of.name(), of.size(), of.dynamics(), of(p).bias(), of.learned())
              : of);
    }
    List<Projection> projections =
        network.projections().stream().map(each -> folded(network, each)).toList();
    return new Network(folded, projections, network.readout(), network.presentation());
  }

  private Projection folded(Network network, Projection projection) {
    int target = network.indexOf(projection.to());
    if (!appliesTo(target) || projection.isRecurrent()) {
      return projection;
    }
    float[] factors = of(target).factors();
    Connection connection = projection.connection();
    float[] weights = Arrays.copyOf(connection.values(), connection.values().length);
    connection.forEach((j, i, w) -> weights[w] = connection.values()[w] * factors[i]);
    return new Projection(
        projection.from(),
        projection.to(),
        connection.with(weights),
        projection.latency(),
        projection.delay());
  }
}
