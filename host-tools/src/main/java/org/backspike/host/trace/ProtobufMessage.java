package org.backspike.host.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message in the wire format of protocol buffers, field by field; used again and again. */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int DELIMITED = 2;

  private byte[] bytes = new byte[64];
  private int length;

  ProtobufMessage clear() {
    length = 0;
    return this;
  }

  ProtobufMessage number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  ProtobufMessage text(int field, String value) {
    byte[] content = value.getBytes(StandardCharsets.UTF_8);
    return delimited(field, content, content.length);
  }

  ProtobufMessage message(int field, ProtobufMessage value) {
    return delimited(field, value.bytes, value.length);
  }

  private ProtobufMessage delimited(int field, byte[] content, int count) {
    varint((long) field << 3 | DELIMITED);
    varint(count);
    reserve(count);
    System.arraycopy(content, 0, bytes, length, count);
    length += count;
    return this;
  }

  /** Seven bits to a byte, the lowest first; all but the last have the highest bit set. */
  private void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void reserve(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  void writeTo(TraceFile out) {
    out.put(bytes, length);
  }
}
