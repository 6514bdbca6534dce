package fr.regain.console.access;

import fr.regain.console.audit.AuditService;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.LiveRequest;
import fr.regain.console.web.Visit;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Finds the session of a request's cookie; no cookie counts on the API. */
@Singleton
final class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  static final String PERSON = "person";

  private final Sessions sessions;
  private final Menu menu;
  private final ExecutorService blocking;

  SessionAuthentication(
      Sessions sessions, Menu menu, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.sessions = sessions;
    this.menu = menu;
    this.blocking = blocking;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return Optional.of(request)
        .filter(page -> !ApiRequest.is(page))
        .flatMap(SessionCookie::read)
        .map(
            secret ->
                Publishers.fromCompletableFuture(
                    () ->
                        CompletableFuture.supplyAsync(
                            () -> find(secret, request).orElse(null), blocking)))
        .orElseGet(Publishers::empty);
  }

  private Optional<Authentication> find(Secret secret, HttpRequest<?> request) {
    return sessions
        .find(secret, Origin.of(request), !LiveRequest.is(request))
        .map(this::authentication);
  }

  private Authentication authentication(Sessions.Session session) {
    Person person = session.person();
    List<String> roles = new ArrayList<>();
    person.roles().forEach(role -> roles.add(role.name()));
    if (person.scope(Role.ADMINISTRATOR).isEverywhere()) {
      roles.add(AuditService.READER);
      roles.add(Roles.ORGANISATION);
    }
    return Authentication.build(
        Long.toString(person.accountId()),
        roles,
        Map.of(
            PERSON,
            person,
            Visit.FORM_TOKEN,
            session.formToken(),
            Visit.NAME,
            person.breakGlass() ? "" : person.name(),
            Visit.MENU,
            menu.of(roles)));
  }
}
