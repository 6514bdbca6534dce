package fr.regain.console.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Tells the client which addresses a name has, and refuses the name when one of them may not be
 * called. The client asks once for each connection and takes the addresses that it gets: what was
 * checked is what is called, and a name that says something else a moment later gains nothing.
 */
final class CheckedNames implements DnsResolver {
  private final NameResolver names;
  private final Predicate<InetAddress> mayBeCalled;

  CheckedNames(NameResolver names, Predicate<InetAddress> mayBeCalled) {
    this.names = names;
    this.mayBeCalled = mayBeCalled;
  }

  @Override
  public InetAddress[] resolve(String name) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(name);
    for (InetAddress address : addresses) {
      if (!mayBeCalled.test(address)) {
        throw new AddressRefused(name, address);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String name) {
    return name;
  }
}
