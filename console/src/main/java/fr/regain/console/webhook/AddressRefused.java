package fr.regain.console.webhook;

import java.io.Serial;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name stands for an address that may not be called. */
final class AddressRefused extends UnknownHostException {
  @Serial private static final long serialVersionUID = 1;

  AddressRefused(String name, InetAddress address) {
    super(name + " is " + address.getHostAddress() + ", which may not be called");
  }
}
