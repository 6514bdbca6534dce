package fr.regain.agent.host.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/**
 * The idle classes of Linux: {@code SCHED_IDLE} and the lowest nice value for the processor, {@code
 * IOPRIO_CLASS_IDLE} for the disk. Threads inherit all three from the thread that starts them.
 */
public final class LinuxBackground {
  private static final int SCHED_IDLE = 5;
  private static final int LOWEST_NICE = 19;
  private static final int IDLE_CLASS = 3 << 13;

  private LinuxBackground() {}

  /** Moves the calling thread there; whether the kernel granted all three. */
  public static boolean enter() {
    try (Arena arena = Arena.ofConfined()) {
      var capture = arena.allocate(LinuxCalls.CAPTURE);
      var priorityZero = arena.allocate(JAVA_INT);
      boolean nice = LinuxCalls.setNice(capture, LOWEST_NICE) == 0;
      boolean idle = LinuxCalls.setScheduler(capture, SCHED_IDLE, priorityZero) == 0;
      boolean disk = LinuxCalls.setIoPriority(capture, IDLE_CLASS) == 0;
      return nice && idle && disk;
    }
  }
}
