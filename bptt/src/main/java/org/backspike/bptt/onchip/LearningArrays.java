package org.backspike.bptt.onchip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backspike.bptt.onchip.MemoryPlan.Item;
import org.backspike.bptt.onchip.MemoryPlan.Kind;
import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.program.ErrorState;
import org.backspike.chip.program.Phase;
import org.backspike.chip.program.SoftmaxTable;

/** The arrays of a learning chip, by what they belong to. */
final class LearningArrays {

  /**
   * Arrays of a row block.
   *
   * @param gradient shape [rows][targets]
   * @param momentum shape [rows][targets]
   * @param shadow shape [rows][targets]
   * @param events shape [steps][rows]
   * @param partials per source slice, shape [1][neurons]; empty if the source is an input
   */
  record OfBlock(
      ArrayLayout gradient,
      ArrayLayout momentum,
      ArrayLayout shadow,
      ArrayLayout events,
      List<ArrayLayout> partials) {}

  private final ChipImage image;
  private final LearningRule rule;
  private final List<Item> items = new ArrayList<>();
  private final Map<RowBlock, OfBlock> ofBlock = new HashMap<>();
  private final Map<SliceLayout, ErrorState> errors = new HashMap<>();
  private final Map<SliceLayout, ArrayLayout> surrogates = new HashMap<>();
  private final List<ArrayLayout> scores;
  private final ArrayLayout injection;

  LearningArrays(ChipImage image, LearningRule rule, SliceLayout readout, int inputBits) {
    this.image = image;
    this.rule = rule;
    for (SliceLayout slice : image.slices()) {
      String name = "slice " + slice.population().name() + "[" + slice.slice().first() + "]";
      errors.put(
          slice,
          new ErrorState(
              add(
                  Kind.ERROR,
                  name + ".membrane_error",
                  slice.slice(),
                  Macro.LEARNING,
                  1,
                  slice.neurons(),
                  rule.format().errorBits(),
                  Phase.BACKWARD,
                  Phase.BACKWARD),
              add(
                  Kind.ERROR,
                  name + ".current_error",
                  slice.slice(),
                  Macro.LEARNING,
                  1,
                  slice.neurons(),
                  rule.format().errorBits(),
                  Phase.BACKWARD,
                  Phase.BACKWARD)));
      if (slice.kind() == PopulationKind.LIF) {
        surrogates.put(
            slice,
            add(
                Kind.SURROGATE_HISTORY,
                name + ".surrogate",
                slice.slice(),
                Macro.HISTORY,
                rule.steps(),
                slice.neurons(),
                1 + rule.format().surrogateBits(),
                Phase.FORWARD,
                Phase.BACKWARD));
      }
    }
    for (RowBlock block : image.blocks()) {
      ofBlock.put(block, layOut(block, inputBits));
    }
    scores = Inference.scoresOf(image);
    for (ArrayLayout score : scores) {
      items.add(new Item(Kind.SCORE, score, Phase.FORWARD, Phase.LOSS));
    }
    injection =
        add(
            Kind.SCORE,
            "injection",
            readout.slice(),
            Macro.LEARNING,
            1,
            readout.neurons(),
            SoftmaxTable.PROBABILITY_BITS + 2,
            Phase.LOSS,
            Phase.BACKWARD);
  }

  private OfBlock layOut(RowBlock block, int inputBits) {
    LearningFormat format = rule.format();
    Slice target = block.target();
    String name = block.weights().name().replace(".weights", "");
    boolean fromInput = block.sourceSlices().isEmpty();
    List<ArrayLayout> partials = new ArrayList<>();
    int sumBits =
        block.weights().fieldBits() + format.errorBits() + FixedPoint.width(target.neurons() - 1L);
    for (Slice source : block.sourceSlices()) {
      partials.add(
          add(
              Kind.PARTIAL,
              name + ".partial[" + source.first() + "]",
              source,
              Macro.LEARNING,
              1,
              source.neurons(),
              Math.min(32, sumBits),
              Phase.BACKWARD,
              Phase.BACKWARD));
    }
    return new OfBlock(
        rows(Kind.GRADIENT, name + ".gradient", block, format.gradientBits(), Phase.BACKWARD),
        rows(Kind.OPTIMIZER, name + ".momentum", block, format.momentumBits(), Phase.LOAD),
        rows(Kind.SHADOW, name + ".shadow", block, format.shadowBits(), Phase.LOAD),
        add(
            Kind.EVENT_HISTORY,
            name + ".events",
            target,
            Macro.HISTORY,
            rule.steps(),
            block.rows(),
            fromInput ? inputBits : 1,
            Phase.FORWARD,
            Phase.BACKWARD),
        partials);
  }

  private ArrayLayout rows(Kind kind, String name, RowBlock block, int bits, Phase from) {
    return add(
        kind,
        name,
        block.target(),
        Macro.LEARNING,
        block.rows(),
        block.target().neurons(),
        bits,
        from,
        Phase.UPDATE);
  }

  private ArrayLayout add(
      Kind kind,
      String name,
      Slice slice,
      Macro macro,
      int rows,
      int fields,
      int bits,
      Phase from,
      Phase to) {
    ArrayLayout layout =
        new ArrayLayout(name, slice.core(), image.chip().core().memory(macro), rows, fields, bits);
    items.add(new Item(kind, layout, from, to));
    return layout;
  }

  List<Item> items() {
    return items;
  }

  OfBlock of(RowBlock block) {
    return require(ofBlock.get(block));
  }

  ErrorState errors(SliceLayout slice) {
    return require(errors.get(slice));
  }

  ErrorState errors(Slice slice) {
    return errors(
        image.slices().stream().filter(s -> s.slice().equals(slice)).findFirst().orElseThrow());
  }

  ArrayLayout surrogate(SliceLayout slice) {
    return require(surrogates.get(slice));
  }

  List<ArrayLayout> scores() {
    return scores;
  }

  ArrayLayout injection() {
    return injection;
  }

  private static <T> T require(@org.jspecify.annotations.Nullable T found) {
    if (found == null) {
      throw new IllegalStateException("something of another image");
    }
    return found;
  }
}
