package org.backspike.host.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.controller.reckon.ReckonConfiguration;
import org.backspike.chip.controller.reckon.ReckonRegister;
import org.backspike.chip.controller.reckon.SampleTiming;
import org.backspike.host.file.Document;
import org.backspike.host.file.InputError;

/** Reads what was written into ReckOn before its RTL ran. */
final class ReckonConfigurationFile {
  private ReckonConfigurationFile() {}

  static ReckonConfiguration read(Path file) {
    Fields root = new Fields(Document.json(file), file, "");
    if (!root.text("chip").equals("reckon")) {
      throw root.wrong("chip", "is " + root.text("chip") + "; must be reckon");
    }
    ReckonConfiguration configuration = registers(root, file);
    Fields neuron = root.object("neuron_word").informative("words");
    try {
      configuration =
          configuration.withNeurons(neuron.integer("threshold"), neuron.integer("alpha_lsb12"));
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
    requireAgreement(root, configuration);
    root.informative("dirty_at_start").end();
    return configuration;
  }

  private static ReckonConfiguration registers(Fields root, Path file) {
    Map<ReckonRegister, Integer> values = new EnumMap<>(ReckonRegister.class);
    for (Fields field : root.objects("registers")) {
      String name = field.text("name");
      int address = field.integer("address");
      Optional<ReckonRegister> register =
          Arrays.stream(ReckonRegister.values())
              .filter(known -> known.name().equals(name) && known.address() == address)
              .findFirst();
      if (register.isEmpty()) {
        throw field.wrong("name", name + " at address " + address + " is no register of ReckOn");
      }
      values.put(register.get(), field.integer("value"));
    }
    ReckonConfiguration configuration = ReckonConfiguration.published();
    for (ReckonRegister register : ReckonRegister.values()) {
      Integer value = values.get(register);
      if (value == null) {
        throw root.wrong("registers", "lacks " + register + "; must have all registers");
      }
      try {
        configuration = configuration.with(register, value);
      } catch (IllegalArgumentException e) {
        throw new InputError(file, e);
      }
    }
    return configuration;
  }

  private static void requireAgreement(Fields root, ReckonConfiguration configuration) {
    Fields sizes = root.object("sizes");
    require(sizes, "inputs", configuration.inputs());
    require(sizes, "recurrent", configuration.neurons());
    require(sizes, "outputs", configuration.outputs());
    Fields learning = root.object("do_eprop");
    require(learning, ReckonPhase.TRAIN.word(), 7);
    require(learning, ReckonPhase.TEST.word(), 0);
    require(root, "ticks_per_sample", SampleTiming.CUE_ACCUMULATION.steps());
  }

  private static void require(Fields fields, String key, int value) {
    if (fields.integer(key) != value) {
      throw fields.wrong(
          key, String.format(Locale.ROOT, "is %d; must be %d", fields.integer(key), value));
    }
  }
}
