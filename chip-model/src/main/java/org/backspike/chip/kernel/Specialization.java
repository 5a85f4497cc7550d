package org.backspike.chip.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes of one kernel as many classes as there are rules. A kernel is written once, with its rule
 * in a {@code static final} field; each rule gets a hidden class of the same code with that field
 * set. To the compiler of the JVM the rule is then a constant: the branches that it decides
 * disappear, and what is left of a loop is a straight line for that one configuration.
 */
final class Specialization {
  private static final Map<Key, Class<?>> CLASSES = new ConcurrentHashMap<>();

  private record Key(Class<?> kernel, Object rule) {}

  private Specialization() {}

  /**
   * The rule of the class that asks; called once, by the initializer of a specialised kernel.
   *
   * @param kernel lookup of the asking class
   * @param type type of its rule
   * @return the rule
   */
  static <R> R rule(MethodHandles.Lookup kernel, Class<R> type) {
    try {
      R rule = MethodHandles.classData(kernel, ConstantDescs.DEFAULT_NAME, type);
      return Objects.requireNonNull(rule, "a kernel was used without a rule");
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A kernel for a rule.
   *
   * @param contract what the kernel does
   * @param kernel class of this package, without inner classes, with one constructor
   * @param rule a record
   * @param arguments of the constructor, of exactly its types
   * @return a kernel whose class knows only this rule
   */
  static <K> K of(Class<K> contract, Class<? extends K> kernel, Object rule, Object... arguments) {
    Class<?> specialised = CLASSES.computeIfAbsent(new Key(kernel, rule), Specialization::define);
    try {
      var constructor = specialised.getDeclaredConstructors()[0];
      return contract.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no kernel " + kernel.getSimpleName() + " for " + rule, e);
    }
  }

  private static Class<?> define(Key key) {
    try (InputStream in =
        Objects.requireNonNull(
            key.kernel.getResourceAsStream(key.kernel.getSimpleName() + ".class"))) {
      return MethodHandles.lookup()
          .defineHiddenClassWithClassData(in.readAllBytes(), key.rule, true)
          .lookupClass();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("no kernel " + key.kernel.getSimpleName(), e);
    }
  }
}
