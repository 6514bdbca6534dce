package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.paging.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class TokenServiceContract extends EnrolmentContract {
  @Test
  void theTextOfAToken_holdsAddressFingerprintAndSecret_andOnlyItsHashIsKept() {
    NewToken created = tokens.create(Person.CONSOLE, site, " Rentrée ", Duration.ofDays(7), 30);

    byte[] text = Base64.getUrlDecoder().decode(created.text().substring("rgn1_".length()));
    assertThat(created.text()).startsWith("rgn1_").doesNotContain("=");
    assertThat(text[0]).isEqualTo((byte) 1);
    assertThat(Arrays.copyOfRange(text, 1, 33)).isEqualTo(authority.fingerprint());
    assertThat(new String(text, 53, text.length - 53, StandardCharsets.UTF_8))
        .isEqualTo("console.example:8443");
    assertThat(created.token().name()).isEqualTo("Rentrée");
    assertThat(created.toString()).doesNotContain(created.text());
    assertThat(list()).containsExactly(created.token());
  }

  @Test
  void aTokenOutOfBounds_isNotMade() {
    assertProblem(
        () -> tokens.create(Person.CONSOLE, site, "", Duration.ofDays(1), 1), "request.invalid");
    assertProblem(
        () -> tokens.create(Person.CONSOLE, site, "x", Duration.ZERO, 1), "request.invalid");
    assertProblem(
        () -> tokens.create(Person.CONSOLE, site, "x", Duration.ofDays(367), 1), "request.invalid");
    assertProblem(
        () -> tokens.create(Person.CONSOLE, site, "x", Duration.ofDays(1), 0), "request.invalid");
    assertProblem(
        () -> tokens.create(Person.CONSOLE, 999, "x", Duration.ofDays(1), 1), "not-found");
    assertThat(list()).isEmpty();
  }

  @Test
  void aTokenThatCannotBeDelivered_isNotMade() {
    assertThatThrownBy(
            () ->
                tokens.create(
                    Person.CONSOLE,
                    site,
                    "x",
                    Duration.ofDays(1),
                    1,
                    token -> {
                      throw new UncheckedIOException(new IOException("no room"));
                    }))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(list()).isEmpty();
  }

  @Test
  void aTokenThatDoesNotAdmit_saysWhy() {
    byte[] expired = secret(tokens.create(Person.CONSOLE, site, "a", Duration.ofDays(1), 1));
    NewToken withdrawn = tokens.create(Person.CONSOLE, site, "b", Duration.ofDays(9), 1);
    byte[] used = secret(tokens.create(Person.CONSOLE, site, "c", Duration.ofDays(9), 1));
    tokens.revoke(Person.CONSOLE, withdrawn.token().id());
    enrolments.enrolWithToken(used, applicant("A"));
    clock.advance(Duration.ofDays(1));

    assertProblem(() -> enrolments.enrolWithToken(expired, applicant("B")), "token.expired");
    assertProblem(
        () -> enrolments.enrolWithToken(secret(withdrawn), applicant("B")), "token.revoked");
    assertProblem(() -> enrolments.enrolWithToken(used, applicant("B")), "token.used-up");
    assertProblem(() -> enrolments.enrolWithToken(new byte[20], applicant("B")), "token.unknown");
    assertProblem(() -> tokens.revoke(Person.CONSOLE, withdrawn.token().id()), "not-found");
    assertThat(deviceCount()).isEqualTo(1);
  }

  @Test
  void fiftyMachinesAtOnceOnATokenForTen_admitExactlyTen() throws Exception {
    byte[] secret = secret(tokens.create(Person.CONSOLE, site, "a", Duration.ofDays(1), 10));
    List<Applicant> applicants = new ArrayList<>();
    for (int index = 0; index < 50; index++) {
      applicants.add(applicant("M" + index));
    }
    List<String> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      applicants.forEach(applicant -> calls.add(() -> outcome(secret, applicant)));
      for (Future<String> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
    }

    assertThat(outcomes).containsOnly("admitted", "token.used-up");
    assertThat(outcomes).filteredOn("admitted"::equals).hasSize(10);
    assertThat(list().getFirst().uses()).isEqualTo(10);
    assertThat(deviceCount()).isEqualTo(10);
  }

  private String outcome(byte[] secret, Applicant applicant) {
    try {
      enrolments.enrolWithToken(secret, applicant);
      return "admitted";
    } catch (Problem refused) {
      return refused.code().code();
    }
  }

  @Test
  void oneMachineThatEnrolsTwiceAtOnce_isOneDevice() throws Exception {
    byte[] secret = secret(tokens.create(Person.CONSOLE, site, "a", Duration.ofDays(1), 10));
    List<Callable<UUID>> calls = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      Applicant applicant = applicant("M");
      calls.add(() -> enrolments.enrolWithToken(secret, applicant).deviceId());
    }
    List<UUID> ids = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<UUID> id : threads.invokeAll(calls)) {
        ids.add(id.get());
      }
    }

    assertThat(Set.copyOf(ids)).hasSize(1);
    assertThat(deviceCount()).isEqualTo(1);
  }

  private List<EnrolmentToken> list() {
    return tokens
        .page(Person.CONSOLE, TokenFilter.ALL, Sort.by(TokenSort.CREATED), null, 100)
        .rows()
        .stream()
        .map(ListedToken::token)
        .toList();
  }
}
