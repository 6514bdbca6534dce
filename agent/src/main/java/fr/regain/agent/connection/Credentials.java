package fr.regain.agent.connection;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * With what a device proves who it is.
 *
 * @param key of the first certificate
 * @param chain the device's certificate first, the console's CA last
 */
public record Credentials(PrivateKey key, List<X509Certificate> chain) {}
