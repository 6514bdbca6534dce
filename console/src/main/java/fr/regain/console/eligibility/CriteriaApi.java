package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The criteria of owners, for programs. */
@Controller(ApiRequest.ROOT)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class CriteriaApi {
  private final CriteriaService criteria;
  private final EligibilityService eligibility;
  private final OwnerService owners;

  CriteriaApi(CriteriaService criteria, EligibilityService eligibility, OwnerService owners) {
    this.criteria = criteria;
    this.eligibility = eligibility;
    this.owners = owners;
  }

  /** A value for each {@link Criterion}, by its key, in the criterion's own unit. */
  @Serdeable
  record CriteriaRequest(@Size(max = 64) Map<String, String> values) {
    Map<Criterion, String> read() {
      Map<Criterion, String> read = new EnumMap<>(Criterion.class);
      values.forEach(
          (key, value) ->
              read.put(
                  Criterion.of(key)
                      .orElseThrow(
                          () ->
                              new Problem(
                                  ProblemCode.REQUEST_INVALID,
                                  "There is no criterion " + key + ".")),
                  value));
      List<Criteria.Fault> faults = Criteria.faults(read);
      if (!faults.isEmpty()) {
        throw new Problem(
            ProblemCode.REQUEST_INVALID,
            "These criteria cannot be: "
                + faults.stream()
                    .map(fault -> fault.criterion().key() + " " + fault.rule())
                    .toList());
      }
      return read;
    }
  }

  /** The criteria that hold, and those before them. */
  @Serdeable
  record CriteriaAnswer(
      String edition,
      int version,
      Map<String, String> values,
      List<CriterionAnswer> criteria,
      List<CriteriaVersionAnswer> versions) {}

  /** What a criterion may say; see {@link Criterion}. */
  @Serdeable
  record CriterionAnswer(
      String key,
      Criterion.Unit unit,
      @Nullable Integer least,
      @Nullable Integer most,
      List<Route> channels) {
    static CriterionAnswer of(Criterion criterion) {
      boolean channel = criterion.unit() == Criterion.Unit.CHANNEL;
      return new CriterionAnswer(
          criterion.key(),
          criterion.unit(),
          channel ? null : criterion.least(),
          channel ? null : criterion.most(),
          criterion.channels());
    }
  }

  /** See {@link CriteriaService.Version}. */
  @Serdeable
  record CriteriaVersionAnswer(int version, String author, Instant createdAt) {}

  /** How many pieces would go from one route to another. */
  @Serdeable
  record PreviewAnswer(List<MoveAnswer> moves) {}

  /** Pieces that have one route now, and would have another. */
  @Serdeable
  record MoveAnswer(Route from, Route to, int equipment) {}

  @Get("/criteria")
  @ApiCall(
      fr = "Les critères d’usine, et ce que chacun peut dire",
      en = "The factory’s criteria, and what each may say")
  CriteriaAnswer defaults() {
    return answer(criteria.defaults(), List.of());
  }

  private CriteriaAnswer answer(Criteria shown, List<CriteriaService.Version> versions) {
    Map<String, String> values = new TreeMap<>();
    List<CriterionAnswer> possible = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      values.put(criterion.key(), shown.text(criterion));
      possible.add(CriterionAnswer.of(criterion));
    }
    return new CriteriaAnswer(
        criteria.edition(),
        shown.version(),
        values,
        possible,
        versions.stream()
            .map(
                version ->
                    new CriteriaVersionAnswer(
                        version.version(), version.author(), version.createdAt()))
            .toList());
  }

  @Get("/owners/{id}/criteria")
  @ApiCall(
      fr = "Les critères d’un propriétaire, et leurs versions",
      en = "The criteria of an owner, and their versions")
  CriteriaAnswer ofOwner(long id) {
    find(id);
    return answer(criteria.of(id), criteria.versions(id));
  }

  private void find(long id) {
    if (owners.find(id).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no owner number " + id + ".");
    }
  }

  @Post("/owners/{id}/criteria/preview")
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(
      fr = "Combien de matériels d’autres critères feraient changer de voie",
      en = "How many pieces other criteria would send another way")
  PreviewAnswer preview(Person person, long id, @Valid @Body CriteriaRequest body) {
    OwnerService.checkRight(person);
    find(id);
    List<MoveAnswer> moves = new ArrayList<>();
    eligibility
        .preview(id, body.read())
        .forEach(
            (from, there) ->
                there.forEach((to, count) -> moves.add(new MoveAnswer(from, to, count))));
    return new PreviewAnswer(moves);
  }

  @Put("/owners/{id}/criteria")
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(
      fr = "Change les critères d’un propriétaire ; le matériel est réévalué",
      en = "Changes the criteria of an owner; the equipment is judged anew")
  CriteriaAnswer save(Person person, long id, @Valid @Body CriteriaRequest body) {
    OwnerService.checkRight(person);
    find(id);
    eligibility.saveCriteria(person, id, body.read());
    return ofOwner(id);
  }
}
