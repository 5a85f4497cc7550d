package org.backspike.chip.technology;

/** Device types of memory cells and their periphery, as the memory model names them. */
public enum SramCell {
  /** High performance. */
  HP("itrs-hp"),
  /** Low operating power: the usual choice. */
  LOP("itrs-lop"),
  /** Low standby power. */
  LSTP("itrs-lstp");

  private final String key;

  SramCell(String key) {
    this.key = key;
  }

  /**
   * The name in the table.
   *
   * @return such as {@code itrs-lop}
   */
  public String key() {
    return key;
  }
}
