package fr.regain.console.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes an address with its parameters, in the order in which they are added. */
public final class Query {
  private final StringBuilder address;
  private char separator = '?';

  /** An address without parameters so far. */
  public Query(String path) {
    this.address = new StringBuilder(path);
  }

  /** Adds a parameter; an empty value adds none. */
  public Query with(String name, String value) {
    if (!value.isEmpty()) {
      address.append(separator).append(name).append('=');
      address.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      separator = '&';
    }
    return this;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
