package org.backspike.host.file;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.chip.datapath.Accumulation;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.WeightFormat;

/** A datapath written out, field by field, as {@link DatapathFile} reads it. */
public final class DatapathDescription {
  private static final String FORMAT = "backspike-datapath/1";

  private DatapathDescription() {}

  /**
   * All fields of a datapath as a file has them.
   *
   * @param datapath the datapath
   * @return a document in the format of {@link DatapathFile}
   */
  public static Map<String, Object> of(Datapath datapath) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("name", datapath.name());
    fields.put("provenance", datapath.provenance());
    fields.put("weights", describe(datapath.weights()));
    fields.put("accumulate", describe(datapath.accumulate()));
    Map<String, Object> currents = new LinkedHashMap<>();
    currents.put("count", datapath.currents().count());
    currents.putAll(describe(datapath.currents().register()));
    currents.put("decay", describe(datapath.currents().decay()));
    currents.put("order", datapath.currents().order().name());
    fields.put("currents", currents);
    Map<String, Object> membrane = new LinkedHashMap<>(describe(datapath.membrane().register()));
    membrane.put("decay", describe(datapath.membrane().decay()));
    membrane.put("sum_order", datapath.membrane().sumOrder().name());
    fields.put("membrane", membrane);
    fields.put("firing", describe(datapath.firing()));
    Map<String, Object> random = new LinkedHashMap<>();
    random.put("lanes", datapath.random().lanes());
    random.put("seed", datapath.random().seed());
    fields.put("random", random);
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (NamedParameter named : datapath.parameters()) {
      Map<String, Object> parameter = new LinkedHashMap<>();
      parameter.put("means", named.parameter().name());
      named.missing().ifPresent(missing -> parameter.put("missing", missing));
      parameters.put(named.name(), parameter);
    }
    fields.put("parameters", parameters);
    return fields;
  }

  private static Map<String, Object> describe(WeightFormat weights) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bits", weights.bits());
    fields.put("encoding", weights.encoding().name());
    fields.put("out_of_range", weights.outOfRange().name());
    fields.put("lsb_drop", weights.lsbDrop().name());
    fields.put("exponent_at", weights.exponentAt().name());
    fields.put("min_exponent", weights.minExponent());
    fields.put("max_exponent", weights.maxExponent());
    fields.put("align", weights.align());
    fields.put("limit", weights.limit());
    return fields;
  }

  private static Map<String, Object> describe(Accumulation accumulate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("when", accumulate.when().name());
    fields.putAll(describe(accumulate.sum()));
    fields.put("message_bits", accumulate.messageBits());
    fields.put("max_message_bits", accumulate.maxMessageBits());
    fields.put("pairing", accumulate.pairing().name());
    Map<String, Object> convolution = new LinkedHashMap<>(describe(accumulate.convolution().sum()));
    convolution.put("weights", accumulate.convolution().weights().name());
    fields.put("convolution", convolution);
    return fields;
  }

  private static Map<String, Object> describe(Firing firing) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("shift", firing.shift());
    fields.put("compare", firing.compare().name());
    fields.put("tested", firing.tested().name());
    fields.put("negative", firing.negative().name());
    fields.put("reset", firing.reset().name());
    fields.put("remainder", describe(firing.remainder()));
    fields.put("max_spikes", firing.maxSpikes());
    fields.put("max_refractory", firing.maxRefractory());
    return fields;
  }

  private static Map<String, Object> describe(Decay decay) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("operator", decay.operator().name());
    fields.put("fraction_bits", decay.fractionBits());
    fields.put("given", decay.given().name());
    fields.put("offset", decay.offset());
    fields.put("rounding", decay.rounding().name());
    return fields;
  }

  private static Map<String, Object> describe(Register register) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bits", register.bits());
    fields.put("overflow", register.overflow().name());
    return fields;
  }
}
