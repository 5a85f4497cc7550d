package org.backspike.snn.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Things of one kind by name: {@code NAME}, or {@code NAME:KEY=VALUE,...} with settings that differ
 * from the usual ones.
 *
 * @param <C> what must be known beside the settings to make one
 * @param <T> what is made
 */
public final class Catalogue<C, T> {
  private final String kind;
  private final Map<String, Entry<C, T>> entries = new LinkedHashMap<>();

  /**
   * Makes a thing.
   *
   * @param <C> what must be known beside the settings
   * @param <T> what is made
   */
  @FunctionalInterface
  public interface Maker<C, T> {
    /**
     * Makes it.
     *
     * @param settings asked for every setting that there is
     * @param context what else must be known
     * @return the thing
     */
    T make(Settings settings, C context);
  }

  private record Entry<C, T>(String description, Maker<C, T> maker) {}

  /**
   * An empty catalogue.
   *
   * @param kind what its things are, for messages
   */
  public Catalogue(String kind) {
    this.kind = kind;
  }

  /**
   * Adds a thing.
   *
   * @param name lower case with hyphens
   * @param description one line: what it is and which settings it has
   * @param maker makes it
   * @return this
   * @throws IllegalArgumentException if the name is taken
   */
  public Catalogue<C, T> with(String name, String description, Maker<C, T> maker) {
    if (entries.putIfAbsent(name, new Entry<>(description, maker)) != null) {
      throw new IllegalArgumentException("two of the name " + name + "; names must differ");
    }
    return this;
  }

  /**
   * All names.
   *
   * @return in the order in which they were added
   */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /**
   * What a name stands for.
   *
   * @param name one of {@link #names()}
   * @return one line
   * @throws IllegalArgumentException if there is no such name
   */
  public String description(String name) {
    return entry(name).description();
  }

  /**
   * Makes the thing of a name.
   *
   * @param text {@code NAME} or {@code NAME:KEY=VALUE,...}
   * @param context what else must be known
   * @return the thing
   * @throws IllegalArgumentException if the name or a setting is unknown or out of range
   */
  public T named(String text, C context) {
    int colon = text.indexOf(':');
    Entry<C, T> entry = entry(colon < 0 ? text : text.substring(0, colon));
    try {
      Settings settings = new Settings(colon < 0 ? "" : text.substring(colon + 1));
      T made = entry.maker().make(settings, context);
      settings.requireAllKnown();
      return made;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(kind + " " + text + ": " + e.getMessage(), e);
    }
  }

  private Entry<C, T> entry(String name) {
    Entry<C, T> entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "no " + kind + " " + name + "; known are " + String.join(", ", entries.keySet()));
    }
    return entry;
  }
}
