package org.backspike.experiments;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may know what, held against the class files of all modules. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of("surrogate", "snn", "chip", "bptt", "host", "experiments");

  /** All classes but those that JMH generates from benchmarks. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/jmh_generated/"))
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
  void dependsOnlyOnTheModulesOfItsRow(String module, String allowed) {
    Set<String> others = new TreeSet<>(MODULES);
    others.remove(module);
    others.removeAll(List.of(allowed.split(" ")));
    noClasses()
        .that()
        .resideInAPackage(packagesOf(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyClassBelongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(
            MODULES.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void onlyKernelPackagesUseTheVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(CLASSES);
  }

  @Test
  void onlyTheHostReadsFormatsDrawsAndStores() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packagesOf("host"), packagesOf("experiments"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "picocli..",
            "org.snakeyaml..",
            "com.networknt..",
            "tools.jackson..",
            "org.jfree..",
            "java.awt..",
            "java.sql..")
        .check(CLASSES);
  }

  @Test
  void hasNoCycleBetweenPackages() {
    slices().matching("org.backspike.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepsNoMutableStaticField() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .beFinal()
        .check(CLASSES);
  }

  /** NullAway looks only at marked packages: an unmarked one would pass unchecked. */
  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages = packages(type -> true);
    assertThat(packages).hasSizeGreaterThanOrEqualTo(MODULES.size());
    assertThat(packages(type -> type.isAnnotatedWith(NullMarked.class))).isEqualTo(packages);
  }

  private static String packagesOf(String module) {
    return "org.backspike." + module + "..";
  }

  private static Set<String> packages(Predicate<JavaClass> that) {
    return CLASSES.stream()
        .filter(that)
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
