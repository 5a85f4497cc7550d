package org.backspike.chip.hardware;

/**
 * What executes the cores of a chip: the pipeline of this model, which is data, or the state
 * machine of a known chip, which is a package of its own.
 */
public sealed interface Controller
    permits Pipeline,
        Controller.TinyOdin,
        Controller.Odin,
        Controller.Reckon,
        Controller.Ranc,
        Controller.None {

  /**
   * The word in chip files.
   *
   * @return lower case
   */
  String key();

  /** The controller of tinyODIN. Source: ChFrenkel/tinyODIN. */
  record TinyOdin() implements Controller {
    @Override
    public String key() {
      return "tinyodin";
    }
  }

  /** The controller of ODIN. Source: ChFrenkel/ODIN. */
  record Odin() implements Controller {
    @Override
    public String key() {
      return "odin";
    }
  }

  /** The controller of ReckOn. Source: ChFrenkel/ReckOn. */
  record Reckon() implements Controller {
    @Override
    public String key() {
      return "reckon";
    }
  }

  /** The token controller of a RANC core. Source: UA-RCL/RANC. */
  record Ranc() implements Controller {
    @Override
    public String key() {
      return "ranc";
    }
  }

  /** Nothing published: the chip has limits and prices, but its cycles are not modelled. */
  record None() implements Controller {
    @Override
    public String key() {
      return "none";
    }
  }
}
