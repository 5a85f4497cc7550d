package org.backspike.host.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the whole product once more, some of it changed: classes of its own, kernels of its own.
 * Libraries are shared.
 */
final class ReplayLoader extends ClassLoader {
  private static final String PRODUCT = "org.backspike.";
  private static final String KERNELS = "backspike.simd";

  private final Map<String, byte[]> changed;

  private ReplayLoader(Map<String, byte[]> changed) {
    super("changed product", ReplayLoader.class.getClassLoader());
    this.changed = changed;
  }

  /**
   * A replay in a product of its own.
   *
   * @param changed contents of resources by name, class files among them
   * @param simd which kernels it uses, a value of {@code backspike.simd}
   * @return tells of each case under a path the first difference
   */
  static Function<Path, Stream<Optional<String>>> replay(Map<String, byte[]> changed, String simd)
      throws ReflectiveOperationException {
    ReplayLoader loader = new ReplayLoader(changed);
    chooseKernels(loader, simd);
    @SuppressWarnings("unchecked") // the class says so
    var replay =
        (Function<Path, Stream<Optional<String>>>)
            loader.loadClass(ReferenceReplay.class.getName()).getConstructor().newInstance();
    return replay;
  }

  /** They are chosen when their class is initialized. */
  private static void chooseKernels(ReplayLoader loader, String simd)
      throws ReflectiveOperationException {
    String before = System.getProperty(KERNELS);
    System.setProperty(KERNELS, simd);
    try {
      Class.forName("org.backspike.chip.kernel.Kernels", true, loader);
    } finally {
      if (before == null) {
        System.clearProperty(KERNELS);
      } else {
        System.setProperty(KERNELS, before);
      }
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PRODUCT)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** Kernels read their own class files, too. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes = changed.get(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
