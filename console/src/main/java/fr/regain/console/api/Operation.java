package fr.regain.console.api;

import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Language;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the API, as its code declares it.
 *
 * @param route where it is
 * @param method what answers it
 */
public record Operation(UriRouteInfo<?, ?> route, Method method) {
  static Operation of(UriRouteInfo<?, ?> route) {
    return new Operation(
        route, ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod().getTargetMethod());
  }

  /** GET, POST, PUT, PATCH or DELETE. */
  public String verb() {
    return route.getHttpMethod().name();
  }

  /** Its whole address, with its variables in braces. */
  public String path() {
    return route.getUriMatchTemplate().toString();
  }

  /** The capability that answers it. */
  public String capability() {
    String name = method.getDeclaringClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  String id() {
    String type = method.getDeclaringClass().getSimpleName().replaceAll("Api$", "");
    return type.substring(0, 1).toLowerCase(Locale.ROOT)
        + type.substring(1)
        + "."
        + method.getName();
  }

  /** What it does, in a sentence. */
  public String summary(Language language) {
    ApiCall call = method.getAnnotation(ApiCall.class);
    if (call == null) {
      throw new IllegalStateException(method + " does not say what it does");
    }
    return switch (language) {
      case FRENCH -> call.fr();
      case ENGLISH -> call.en();
    };
  }

  /** The roles one of which it needs; empty: none. */
  public List<String> roles() {
    return route
        .getAnnotationMetadata()
        .getValue(Secured.class, String[].class)
        .map(Arrays::asList)
        .filter(roles -> !roles.contains(SecurityRule.IS_ANONYMOUS))
        .filter(roles -> !roles.contains(SecurityRule.IS_AUTHENTICATED))
        .orElse(List.of());
  }

  private boolean isOpen() {
    return route
        .getAnnotationMetadata()
        .getValue(Secured.class, String[].class)
        .map(Arrays::asList)
        .filter(roles -> roles.contains(SecurityRule.IS_ANONYMOUS))
        .isPresent();
  }

  /** As OpenAPI describes it. */
  Map<String, Object> describe(Schemas schemas, Language language) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id());
    operation.put("tags", List.of(capability()));
    operation.put("summary", summary(language));
    List<Map<String, Object>> parameters = parameters(schemas);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Map<String, Object> body = body(schemas);
    if (body != null) {
      operation.put("requestBody", body);
    }
    operation.put("responses", responses(schemas));
    if (isOpen()) {
      operation.put("security", List.of());
    } else {
      operation.put("x-roles", roles());
    }
    return operation;
  }

  private List<Map<String, Object>> parameters(Schemas schemas) {
    List<Map<String, Object>> described = new ArrayList<>();
    Argument<?>[] arguments = arguments();
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      Class<?> type = parameters[i].getType();
      String name = arguments[i].getName();
      if (type == Paging.class) {
        described.add(limit());
        described.add(parameter("query", Paging.CURSOR, false, Map.of("type", "string")));
      } else if (path().contains("{" + name + "}")) {
        described.add(
            parameter(
                "path",
                name,
                true,
                schemas.of(parameters[i].getParameterizedType(), parameters[i])));
      } else if (arguments[i].isAnnotationPresent(QueryValue.class)) {
        described.add(
            parameter(
                "query",
                name,
                !parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class),
                schemas.of(parameters[i].getParameterizedType(), parameters[i])));
      }
    }
    if (route.getHttpMethod() == HttpMethod.POST) {
      described.add(parameter("header", IdempotencyFilter.HEADER, false, Map.of("type", "string")));
    }
    return described;
  }

  private Argument<?>[] arguments() {
    return ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod().getArguments();
  }

  private static Map<String, Object> limit() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    schema.put("minimum", 1);
    schema.put("maximum", Paging.MOST);
    schema.put("default", Paging.USUAL);
    return parameter("query", Paging.LIMIT, false, schema);
  }

  private static Map<String, Object> parameter(
      String place, String name, boolean required, Map<String, Object> schema) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", place);
    parameter.put("required", required);
    parameter.put("schema", schema);
    return parameter;
  }

  private @Nullable Map<String, Object> body(Schemas schemas) {
    Argument<?>[] arguments = arguments();
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (arguments[i].isAnnotationPresent(Body.class)) {
        String type =
            route.getConsumes().stream()
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_TYPE)
                .getName();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", true);
        body.put(
            "content",
            Map.of(type, Map.of("schema", schemas.of(parameters[i].getParameterizedType()))));
        return body;
      }
    }
    return null;
  }

  private Type answered() {
    Type type = method.getGenericReturnType();
    return type instanceof ParameterizedType generic && generic.getRawType() == HttpResponse.class
        ? generic.getActualTypeArguments()[0]
        : type;
  }

  private Map<String, Object> responses(Schemas schemas) {
    int status =
        route
            .getAnnotationMetadata()
            .enumValue(Status.class, HttpStatus.class)
            .orElse(HttpStatus.OK)
            .getCode();
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("description", HttpStatus.valueOf(status).getReason());
    if (method.getReturnType() != void.class) {
      String type =
          route.getProduces().stream()
              .findFirst()
              .orElse(MediaType.APPLICATION_JSON_TYPE)
              .getName();
      Object schema =
          path().equals(ApiRequest.ROOT + OpenApi.FILE)
              ? Map.of("type", "object")
              : schemas.of(answered());
      success.put("content", Map.of(type, Map.of("schema", schema)));
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(Integer.toString(status), success);
    responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
    return responses;
  }
}
