package org.backspike.chip.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {

  @ParameterizedTest
  @CsvSource({
    "24, WRAP1, 8388607, 8388607",
    "24, WRAP1, 8388608, 8388608",
    "24, WRAP1, 8388609, -8388607",
    "24, WRAP1, -8388607, -8388607",
    "24, WRAP1, -8388608, 8388608",
    "24, WRAP1, -8388609, 8388607",
    "24, WRAP1, 16777216, 0",
    "24, WRAP1, 25165824, 8388608",
    "24, WRAP1, -25165824, -8388608",
    "24, WRAP1, 4294967301, 5",
    "24, WRAP, 8388607, 8388607",
    "24, WRAP, 8388608, -8388608",
    "24, WRAP, -8388608, -8388608",
    "24, WRAP, -8388609, 8388607",
    "22, WRAP, 2097151, 2097151",
    "22, WRAP, 2097152, -2097152",
    "22, WRAP, 3251200, -943104",
    "22, WRAP, 16256000, -521216",
    "16, SAT, 32768, 32767",
    "16, SAT, -32769, -32768",
    "12, SAT, -2055, -2048",
    "24, SAT_SYMMETRIC, -8388608, -8388607",
    "24, SAT_SYMMETRIC, 8388608, 8388607",
    "24, SAT_SYMMETRIC, 1099511627776, 8388607",
    "8, SAT_UNSIGNED, 257, 255",
    "8, SAT_UNSIGNED, -4, 0",
    "8, SAT_UNSIGNED, 255, 255",
    "24, LIMITS, 8388608, 8388608",
    "24, NONE, 8388608, 8388608",
    "32, NONE, 2147483648, -2147483648"
  })
  void holdsWhatItsOverflowSays(int bits, Overflow overflow, long result, long held) {
    assertThat(new Register(bits, overflow).fit(result)).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "24, WRAP1, -8388607, 8388608, false",
    "24, WRAP, -8388608, 8388607, false",
    "16, SAT, -32768, 32767, true",
    "24, SAT_SYMMETRIC, -8388607, 8388607, true",
    "8, SAT_UNSIGNED, 0, 255, true",
    "24, LIMITS, -8388608, 8388607, false"
  })
  void knowsItsRange(int bits, Overflow overflow, long min, long max, boolean saturates) {
    Register register = new Register(bits, overflow);
    assertThat(register.min()).isEqualTo(min);
    assertThat(register.max()).isEqualTo(max);
    assertThat(register.saturates()).isEqualTo(saturates);
  }

  @Test
  void refusesMoreBitsThanAWordOfTheMachine() {
    assertThatThrownBy(() -> new Register(33, Overflow.SAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bits is 33; must be 2 to 32");
  }
}
