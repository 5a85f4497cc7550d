package org.backspike.experiments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of modules: who may know whom. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of("surrogate", "snn", "chip", "bptt", "host", "experiments");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.backspike");

  @ParameterizedTest
  @CsvSource({
    "surrogate, ''",
    "snn, ''",
    "chip, ''",
    "bptt, surrogate snn chip",
    "host, surrogate snn chip bptt",
    "experiments, surrogate snn chip bptt host"
  })
  void aModuleKnowsOnlyWhatTheTableAllows(String module, String allowed) {
    List<String> forbidden = new ArrayList<>();
    for (String other : MODULES) {
      if (!other.equals(module) && !List.of(allowed.split(" ")).contains(other)) {
        forbidden.add("org.backspike." + other + "..");
      }
    }
    if (!forbidden.isEmpty()) {
      noClasses()
          .that()
          .resideInAPackage("org.backspike." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden.toArray(String[]::new))
          .check(CLASSES);
    }
  }

  @Test
  void onlyKernelsUseTheIncubatorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(CLASSES);
  }

  @Test
  void theChipDrawsOnlyFromItsOwnRegisters() {
    noClasses()
        .that()
        .resideInAPackage("org.backspike.chip..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.SplittableRandom")
        .check(CLASSES);
  }
}
