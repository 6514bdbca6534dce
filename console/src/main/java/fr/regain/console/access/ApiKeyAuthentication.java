package fr.regain.console.access;

import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Rate;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Caller;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Finds who acts with the API key of a call ({@code Authorization: Bearer rgk_...}). */
@Singleton
final class ApiKeyAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  private static final String SCHEME = "Bearer ";
  private static final int BURST = 600;
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final ApiKeys keys;
  private final Rate ofKeys;
  private final Rate ofStrangers;
  private final ExecutorService blocking;

  ApiKeyAuthentication(
      ApiKeys keys, Clock clock, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.keys = keys;
    this.ofKeys = new Rate(BURST, INTERVAL, clock);
    this.ofStrangers = new Rate(BURST, INTERVAL, clock);
    this.blocking = blocking;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    String shown = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    return ApiRequest.is(request)
        ? Publishers.fromCompletableFuture(() -> found(shown, request))
        : Publishers.empty();
  }

  private CompletableFuture<Authentication> found(@Nullable String shown, HttpRequest<?> request) {
    CompletableFuture<Authentication> found = new CompletableFuture<>();
    blocking.execute(
        () -> {
          try {
            found.complete(find(shown, request).orElse(null));
          } catch (RuntimeException refused) {
            // As it is: wrapped, nobody would know it for the refusal of a caller.
            found.completeExceptionally(refused);
          }
        });
    return found;
  }

  private Optional<Authentication> find(@Nullable String shown, HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    if (shown == null || !shown.startsWith(SCHEME + ApiKeys.PREFIX)) {
      ofStrangers.count(caller.network());
      return Optional.empty();
    }
    Secret secret = new Secret(shown.substring(SCHEME.length()));
    String key = secret.hash();
    // Before the database is asked. A key that opened something is not held up by its neighbours.
    if (ofKeys.remembers(key)) {
      ofKeys.check(key);
    } else {
      ofStrangers.check(caller.network());
    }
    Optional<Person> person = keys.find(secret, caller.address());
    if (person.isPresent()) {
      ofKeys.count(key);
    } else {
      ofStrangers.count(caller.network());
    }
    return person.map(ApiKeyAuthentication::authentication);
  }

  private static Authentication authentication(Person person) {
    List<String> roles = new ArrayList<>();
    person.roles().forEach(role -> roles.add(role.name()));
    if (person.scope(Role.ADMINISTRATOR).isEverywhere()) {
      roles.add(AuditService.READER);
      roles.add(Roles.ORGANISATION);
    }
    return Authentication.build(
        Long.toString(person.accountId()), roles, Map.of(SessionAuthentication.PERSON, person));
  }
}
