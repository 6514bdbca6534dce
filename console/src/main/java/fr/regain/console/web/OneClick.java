package fr.regain.console.web;

import io.micronaut.http.HttpRequest;

/**
 * The addresses that programs which are no browser post to without a key: what they may do lies in
 * the secret of the address alone (RFC 8058), so it does not matter which page made them do it.
 */
public final class OneClick {
  /** Where they begin. */
  public static final String PATH = "/courriel/fin";

  private OneClick() {}

  static boolean is(HttpRequest<?> request) {
    return request.getPath().startsWith(PATH + "/");
  }
}
