package org.backspike.chip.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SchedulerFifoTest {
  @Test
  void holdsAsManyEntriesAsItHasAndLosesTheNext() {
    SchedulerFifo fifo = new SchedulerFifo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(fifo.isFull()).isFalse();
      fifo.clock(1, 10 + i, 0);
    }
    assertThat(fifo.isFull()).isTrue();
    fifo.clock(1, 99, 1); // lost although the same cycle pops
    assertThat(fifo.head()).isEqualTo(11);
    assertThat(fifo.isFull()).isFalse();
    for (int i = 1; i < 4; i++) {
      assertThat(fifo.head()).isEqualTo(10 + i);
      fifo.clock(0, 0, 1);
    }
    assertThat(fifo.isEmpty()).isTrue();
    assertThat(fifo.head()).isZero();
  }

  @Test
  void doesWhatAQueueDoes() {
    SplittableRandom random = new SplittableRandom(5);
    SchedulerFifo fifo = new SchedulerFifo(8);
    Deque<Integer> queue = new ArrayDeque<>();
    for (int cycle = 0; cycle < 10_000; cycle++) {
      int push = random.nextInt(5) < 2 + cycle / 1000 % 2 ? 1 : 0;
      int pop = random.nextInt(2);
      boolean full = queue.size() == 8;
      fifo.clock(push, cycle, pop);
      if (pop == 1 && !queue.isEmpty()) {
        queue.remove();
      }
      if (push == 1 && !full) {
        queue.add(cycle);
      }
      assertThat(fifo.isEmpty()).as("cycle %d", cycle).isEqualTo(queue.isEmpty());
      assertThat(fifo.isFull()).as("cycle %d", cycle).isEqualTo(queue.size() == 8);
      assertThat(fifo.head()).as("cycle %d", cycle).isEqualTo(queue.isEmpty() ? 0 : queue.peek());
    }
  }
}
