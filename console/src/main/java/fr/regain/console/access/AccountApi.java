package fr.regain.console.access;

import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.PublicAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts and their roles, for programs. */
@Controller(ApiRequest.ROOT + "/accounts")
@Secured(Roles.ADMINISTRATOR)
class AccountApi {
  private final AccountService accounts;
  private final PublicAddress address;

  AccountApi(AccountService accounts, PublicAddress address) {
    this.address = address;
    this.accounts = accounts;
  }

  /** A {@link GrantedRole}. */
  @Serdeable
  record RoleAnswer(Role role, long siteId, String siteName) {
    static RoleAnswer of(GrantedRole grant) {
      return new RoleAnswer(grant.role(), grant.siteId(), grant.siteName());
    }
  }

  /** An {@link Account}. */
  @Serdeable
  record AccountAnswer(
      long id,
      AccountState state,
      String signInName,
      String name,
      boolean passwordChosen,
      boolean secondFactor,
      Instant createdAt,
      @Nullable Instant lastSignInAt,
      List<RoleAnswer> roles) {
    static AccountAnswer of(Account account) {
      return new AccountAnswer(
          account.id(),
          account.state(),
          account.signInName(),
          account.name(),
          account.passwordChosen(),
          account.secondFactor(),
          account.createdAt(),
          account.lastSignInAt(),
          account.grants().stream().map(RoleAnswer::of).toList());
    }
  }

  /** An account to make, with its first role. */
  @Serdeable
  record NewAccountRequest(
      @NotBlank @Size(max = 255) String signInName,
      @NotBlank @Size(max = AccountService.LONGEST_NAME) String name,
      Role role,
      long siteId) {}

  /** The link by which a person chooses a password; told once. */
  @Serdeable
  record InvitationAnswer(long accountId, String passwordLink) {}

  /** Whether an account lets its person in. */
  @Serdeable
  record AccountStateRequest(AccountState state) {}

  @Get
  @ApiCall(fr = "Les comptes", en = "The accounts")
  Page<AccountAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Role role,
      @QueryValue @Nullable AccountState state,
      @QueryValue @Nullable AccountSort sort,
      @QueryValue @Nullable Boolean descending) {
    AccountFilter filter = new AccountFilter(text == null ? "" : text.strip(), role, state);
    return paging.rows(
        new Sort<>(sort == null ? AccountSort.NAME : sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> accounts.page(person, filter, order, at, size),
        AccountAnswer::of);
  }

  @Get("/{id}")
  @ApiCall(fr = "Un compte", en = "One account")
  AccountAnswer account(Person person, long id) {
    return AccountAnswer.of(find(person, id));
  }

  private Account find(Person person, long id) {
    return accounts
        .find(person, id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no account number " + id + "."));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @ApiCall(
      fr = "Crée un compte ; le lien pour choisir son mot de passe n’est dit qu’ici",
      en = "Makes an account; the link to choose its password is told here alone")
  InvitationAnswer create(
      HttpRequest<?> request, Person person, @Valid @Body NewAccountRequest body) {
    return invitation(
        request,
        accounts.create(
            person, signInName(body.signInName()), body.name(), body.role(), body.siteId()));
  }

  private static SignInName signInName(String text) {
    try {
      return new SignInName(text);
    } catch (IllegalArgumentException malformed) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, String.valueOf(malformed.getMessage()), malformed);
    }
  }

  private InvitationAnswer invitation(HttpRequest<?> request, AccountService.Invited invited) {
    return new InvitationAnswer(
        invited.accountId(), address.of(request) + PasswordLinks.PATH + invited.link().text());
  }

  @Put("/{id}/state")
  @ApiCall(fr = "Ferme ou rouvre un compte", en = "Shuts an account out, or lets it in again")
  AccountAnswer setState(Person person, long id, @Valid @Body AccountStateRequest body) {
    accounts.setState(person, find(person, id).id(), body.state());
    return account(person, id);
  }

  @Put("/{id}/roles/{role}/{siteId}")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(fr = "Donne un rôle sur un site", en = "Gives a role on a site")
  void grant(Person person, long id, Role role, long siteId) {
    accounts.grant(person, find(person, id).id(), role, siteId);
  }

  @Delete("/{id}/roles/{role}/{siteId}")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(fr = "Retire un rôle sur un site", en = "Takes a role on a site back")
  void withdraw(Person person, long id, Role role, long siteId) {
    accounts.withdraw(person, find(person, id).id(), role, siteId);
  }

  @Post("/{id}/password-link")
  @ApiCall(
      fr = "Crée un lien pour choisir un nouveau mot de passe, dit ici seulement",
      en = "Makes a link to choose a new password, told here alone")
  InvitationAnswer resetPassword(HttpRequest<?> request, Person person, long id) {
    return invitation(request, accounts.resetPassword(person, find(person, id).id()));
  }

  @Delete("/{id}/second-factor")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(
      fr = "Ne demande plus de code à un compte",
      en = "Takes the second factor off an account")
  void removeSecondFactor(Person person, long id) {
    accounts.removeSecondFactor(person, find(person, id).id());
  }
}
