package org.backspike.chip.hardware;

import java.util.List;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;

/**
 * A chip: a datapath in cores on a mesh, with a discipline, a time base and prices.
 *
 * @param name its name
 * @param description one sentence
 * @param provenance where its numbers come from
 * @param boundary what is inside its energies and what is not
 * @param datapath the arithmetic of its cores
 * @param mesh how the cores lie
 * @param core what each of them has, and what executes it
 * @param noc what connects them
 * @param discipline what ends a step
 * @param timeBase in what its time is counted
 * @param priceList what operations cost; an operation without a price is unpriced, not free
 */
public record Chip(
    String name,
    String description,
    String provenance,
    String boundary,
    Datapath datapath,
    Mesh mesh,
    Core core,
    Noc noc,
    Discipline discipline,
    TimeBase timeBase,
    PriceList priceList) {
  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException if a pipeline has no clock, or barriers in picoseconds no time
   */
  public Chip {
    if (core.controller() instanceof Pipeline && !(timeBase instanceof TimeBase.Clocked)) {
      throw new IllegalArgumentException(
          "a pipeline counts cycles; time_base must have unit cycle and a period_ps");
    }
    if (discipline instanceof Discipline.Barrier
        && timeBase instanceof TimeBase.Asynchronous asynchronous
        && asynchronous.barrier().isEmpty()) {
      throw new IllegalArgumentException(
          "discipline barrier in picoseconds; time_base must have a barrier");
    }
  }

  /**
   * The price of an operation.
   *
   * @param operation what is priced
   * @return empty if it has none of its own
   */
  public Optional<Price> price(Operation operation) {
    return priceList.of(operation);
  }

  /**
   * All prices.
   *
   * @return in the order of the chip file
   */
  public List<Price> prices() {
    return priceList.all();
  }

  /**
   * The clock period.
   *
   * @return ps
   * @throws IllegalStateException if the chip has no clock
   */
  public long periodPs() {
    if (timeBase instanceof TimeBase.Clocked clocked) {
      return clocked.periodPs();
    }
    throw new IllegalStateException(name + " has no clock");
  }

  /**
   * The same chip with other arithmetic.
   *
   * @param other the datapath of its cores
   * @return the chip
   */
  public Chip computing(Datapath other) {
    return new Chip(
        name,
        description,
        provenance,
        boundary,
        other,
        mesh,
        core,
        noc,
        discipline,
        timeBase,
        priceList);
  }
}
