package fr.regain.console.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells the addresses of a name. */
@FunctionalInterface
interface NameResolver {
  /** At least one address; that of a text that is an address itself. */
  InetAddress[] resolve(String name) throws UnknownHostException;
}
