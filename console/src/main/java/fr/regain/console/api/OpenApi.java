package fr.regain.console.api;

import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Language;
import fr.regain.console.web.ProblemDocument;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpMethod;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The description of the API (OpenAPI 3.1), made from the calls that the router knows. */
@Singleton
public final class OpenApi {
  static final String FILE = "/openapi.json";

  private final Supplier<List<Operation>> operations;
  private final Map<Language, Supplier<byte[]>> documents = new EnumMap<>(Language.class);

  OpenApi(BeanProvider<Router> router, JsonMapper json) {
    operations = SupplierUtil.memoized(() -> read(router.get()));
    for (Language language : Language.values()) {
      documents.put(
          language,
          SupplierUtil.memoized(
              () -> {
                try {
                  return json.writeValueAsBytes(describe(language));
                } catch (IOException impossible) {
                  throw new UncheckedIOException(impossible);
                }
              }));
    }
  }

  private static List<Operation> read(Router router) {
    return router
        .uriRoutes()
        // The router tells each route twice.
        .distinct()
        .filter(route -> route.getUriMatchTemplate().toString().startsWith(ApiRequest.ROOT))
        .filter(
            route -> !Set.of(HttpMethod.HEAD, HttpMethod.OPTIONS).contains(route.getHttpMethod()))
        .map(Operation::of)
        .sorted(
            Comparator.comparing(Operation::capability)
                .thenComparing(Operation::path)
                .thenComparing(Operation::verb))
        .toList();
  }

  /** All calls, those of a capability together. */
  public List<Operation> operations() {
    return operations.get();
  }

  /** The document as JSON, with its sentences in a language. */
  byte[] document(Language language) {
    return documents.getOrDefault(language, () -> new byte[0]).get();
  }

  private Map<String, Object> describe(Language language) {
    Schemas schemas = new Schemas();
    SortedMap<String, Map<String, Object>> paths = new TreeMap<>();
    for (Operation operation : operations.get()) {
      paths
          .computeIfAbsent(operation.path(), unused -> new LinkedHashMap<>())
          .put(operation.verb().toLowerCase(Locale.ROOT), operation.describe(schemas, language));
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("description", "RFC 9457");
    problem.put(
        "content",
        Map.of(ProblemDocument.MEDIA_TYPE, Map.of("schema", schemas.of(ProblemDocument.class))));
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.components());
    components.put("responses", Map.of("Problem", problem));
    components.put("securitySchemes", Map.of("apiKey", Map.of("type", "http", "scheme", "bearer")));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Regain", "version", "1"));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("security", List.of(Map.of("apiKey", List.of())));
    document.put("paths", paths);
    document.put("components", components);
    return document;
  }
}
