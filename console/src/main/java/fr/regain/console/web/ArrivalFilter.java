package fr.regain.console.web;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.security.SecureRandom;
import java.util.Map;

/** Finds out where each request comes from and gives it its name, before anything else happens. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ArrivalFilter implements Ordered {
  private final Callers callers;
  private final SecureRandom random;

  ArrivalFilter(Callers callers, SecureRandom random) {
    this.callers = callers;
    this.random = random;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.before() - 1;
  }

  @RequestFilter
  void arrive(HttpRequest<?> request, MutablePropagatedContext context) {
    Caller caller = callers.of(request);
    caller.remember(request);
    String id = RequestId.give(request, caller, random);
    context.add(new MdcPropagationContext(Map.of(RequestId.LOGGED, id)));
  }
}
