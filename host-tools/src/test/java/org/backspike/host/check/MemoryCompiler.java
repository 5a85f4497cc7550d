package org.backspike.host.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one source against the classes of this JVM; nothing is written to disk. */
final class MemoryCompiler implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-nowarn", "-implicit:none", "--add-modules", "jdk.incubator.vector");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final JavaFileManager files = compiler.getStandardFileManager(null, null, null);

  /**
   * Compiles a source.
   *
   * @param name of its class, with slashes
   * @param text the source
   * @return class files by resource name, nested classes among them
   */
  Map<String, byte[]> compile(String name, String text) {
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                null,
                new Written(files, written),
                problems,
                OPTIONS,
                null,
                List.of(new Source(name, text)))
            .call();
    if (!compiled) {
      throw new IllegalStateException(name + " does not compile: " + problems.getDiagnostics());
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((resource, bytes) -> classes.put(resource, bytes.toByteArray()));
    return classes;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Written extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files;

    Written(JavaFileManager manager, Map<String, ByteArrayOutputStream> files) {
      super(manager);
      this.files = files;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String resource = className.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("memory:///" + resource), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          files.put(resource, bytes);
          return bytes;
        }
      };
    }
  }
}
