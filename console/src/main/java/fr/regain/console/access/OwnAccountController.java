package fr.regain.console.access;

import fr.regain.console.page.access.JtecodeGenerated;
import fr.regain.console.page.access.JteownGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** What a person does with their own account: password, second factor, sessions. */
@Controller(OwnAccountView.PATH)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class OwnAccountController {
  private final OwnAccount own;
  private final ApiKeys keys;

  OwnAccountController(OwnAccount own, ApiKeys keys) {
    this.own = own;
    this.keys = keys;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    return show(request, visit, person, HttpStatus.OK, Form.empty());
  }

  private HttpResponse<byte[]> show(
      HttpRequest<?> request, Visit visit, Person person, HttpStatus status, Form form) {
    OwnAccountView view =
        new OwnAccountView(
            visit,
            person,
            own.find(person).orElse(null),
            keys.hasOneByAnother(person),
            own.lastRefusal(person).orElse(null),
            own.sessions(person),
            own.session(cookie(request)),
            form);
    return Pages.showOnce(
        status, output -> JteownGenerated.render(output, null, view, PasswordRule.SHORTEST));
  }

  /** Changes the password; every other session of the account ends. */
  @Post("/mot-de-passe")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> changePassword(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    Account account = account(person);
    String password = fields.getOrDefault("password", "");
    NewPassword.check(
        visit,
        form,
        password,
        fields.getOrDefault("repeat", ""),
        account.signInName(),
        account.name());
    if (form.isSound()
        && !own.changePassword(
            person, fields.getOrDefault("present", ""), password, cookie(request))) {
      form.reject("present", visit.say("own.error.present"));
    }
    return form.isSound()
        ? Pages.goTo(OwnAccountView.PATH)
        : show(request, visit, person, HttpStatus.UNPROCESSABLE_ENTITY, form);
  }

  /** Proposes a key for a code generator, which counts once its code is typed. */
  @Get("/code")
  HttpResponse<byte[]> proposeSecondFactor(Visit visit, Person person) {
    return propose(visit, person, HttpStatus.OK, own.newKey(), Form.empty());
  }

  private HttpResponse<byte[]> propose(
      Visit visit, Person person, HttpStatus status, TimeCode key, Form form) {
    Account account = account(person);
    SecondFactorView view = new SecondFactorView(visit, account.signInName(), key.text(), form);
    return Pages.showOnce(status, output -> JtecodeGenerated.render(output, null, view));
  }

  /**
   * Takes the key in, when the code shows that the person has it and the password that it is they.
   */
  @Post("/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> addSecondFactor(
      Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    TimeCode key = TimeCode.parse(form.text("key"));
    switch (own.addSecondFactor(
        person, fields.getOrDefault("present", ""), key, form.text("code"))) {
      case DONE -> {
        return Pages.goTo(OwnAccountView.PATH);
      }
      case WRONG_PASSWORD -> form.reject("present", visit.say("own.error.present"));
      case WRONG_CODE -> form.reject("code", visit.say("own.error.code"));
    }
    return propose(visit, person, HttpStatus.UNPROCESSABLE_ENTITY, key, form);
  }

  /** Takes the second factor off. */
  @Post("/code/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> removeSecondFactor(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    if (own.removeSecondFactor(person, fields.getOrDefault("present-code", ""))) {
      return Pages.goTo(OwnAccountView.PATH);
    }
    form.reject("present-code", visit.say("own.error.present"));
    return show(request, visit, person, HttpStatus.UNPROCESSABLE_ENTITY, form);
  }

  /** Ends one of the person's sessions; a session of somebody else stays. */
  @Post("/sessions/{id}/fin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> close(Person person, String id) {
    if (!id.matches("[0-9]{1,18}") || !own.close(person, Long.parseLong(id))) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no such session.");
    }
    return Pages.goTo(OwnAccountView.PATH);
  }

  /** Ends the person's other sessions. */
  @Post("/sessions/fin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> closeOthers(HttpRequest<?> request, Person person) {
    own.closeOthers(person, cookie(request));
    return Pages.goTo(OwnAccountView.PATH);
  }

  private Account account(Person person) {
    return own.find(person)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "The sign-in link has no password."));
  }

  private static Secret cookie(HttpRequest<?> request) {
    return SessionCookie.read(request)
        .orElseThrow(
            () -> new Problem(ProblemCode.IDENTITY_MISSING, "The request has no session."));
  }
}
