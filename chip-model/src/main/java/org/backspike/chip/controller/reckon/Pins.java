package org.backspike.chip.controller.reckon;

/** What the bench drives; it changes between edges only. */
final class Pins {
  boolean tick;
  boolean sample;
  boolean request;
  int address;
  boolean targetEnable;
  boolean targetValid;
  boolean accumulate;
  boolean outputAcknowledge;
}
