package fr.regain.agent.host;

import fr.regain.agent.host.linux.ProcNetPeers;
import java.net.InetSocketAddress;

/** Tells whose program is at the other end of a connection within this machine. */
@FunctionalInterface
public interface LoopbackPeers {

  /**
   * Whether the connection was made by the account that this process has. What cannot be told is
   * not its own.
   *
   * @param from the other end
   * @param to this end
   */
  boolean isOwn(InetSocketAddress from, InetSocketAddress to);

  /**
   * The running system's. Linux says which account a connection belongs to. Windows is not asked:
   * there an account cannot read the command lines of others, so that the one-time address stays
   * with its person.
   */
  static LoopbackPeers ofThisSystem() {
    return switch (OperatingFamily.current()) {
      case LINUX -> ProcNetPeers.ofThisProcess();
      case WINDOWS -> (from, to) -> true;
    };
  }
}
