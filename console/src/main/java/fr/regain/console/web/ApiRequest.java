package fr.regain.console.web;

import io.micronaut.http.HttpRequest;

/** Tells the calls of programs from the requests of browsers. */
public final class ApiRequest {
  /** Below this path are the calls of the API's first version, and nothing else. */
  public static final String ROOT = "/api/v1";

  private ApiRequest() {}

  /** Whether a program makes this request, or somebody in its place. */
  public static boolean is(HttpRequest<?> request) {
    String path = request.getPath();
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }
}
