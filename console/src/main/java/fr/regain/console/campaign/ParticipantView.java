package fr.regain.console.campaign;

import fr.regain.console.web.Figures;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one device of a campaign shows.
 *
 * @param visit the request
 * @param campaign the campaign
 * @param device the device in it
 * @param devicePage address of the device's own page; null: it is gone, or not the reader's
 * @param heldUntil until when what the campaign took there can be put back; null: it holds nothing
 * @param mayDecide whether the reader coordinates all sites of the campaign
 */
public record ParticipantView(
    Visit visit,
    Campaign campaign,
    Participant device,
    @Nullable String devicePage,
    @Nullable Instant heldUntil,
    boolean mayDecide) {
  /** A figure and what it is called. */
  public record Fact(String name, String value) {}

  /** What the campaign is called. */
  public String name() {
    return campaign.draft().name();
  }

  /** What the browser's tab says. */
  public String title() {
    return device.hostName() + " – " + name();
  }

  /** Address of the campaign. */
  public String back() {
    return CampaignPath.of(campaign.id());
  }

  /** Where it stands. */
  public String standing() {
    return ParticipantText.standing(visit, device);
  }

  /** What that means, and what follows it. */
  public String meaning() {
    return CampaignText.meaning(visit, device.state());
  }

  /** What is known. */
  public List<Fact> facts() {
    Figures figures = visit.figures();
    Sums sums = device.sums();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("participant.site", device.siteName()));
    facts.add(fact("participant.wave", figures.number(device.wave())));
    facts.add(fact("participant.since", CampaignText.moment(visit, device.changedAt())));
    Instant plannedAt = device.plannedAt();
    facts.add(
        fact(
            "participant.planned",
            plannedAt == null
                ? visit.say("participant.no-plan")
                : visit.say(
                    "participant.planned-at",
                    figures.bytes(sums.plannedBytes()),
                    figures.number(sums.plannedFiles()),
                    CampaignText.moment(visit, plannedAt))));
    if (ParticipantText.hasWorked(device)) {
      facts.add(amount("participant.deleted", sums.deletedBytes(), sums.deletedFiles()));
      facts.add(amount("participant.held", sums.heldBytes(), sums.heldFiles()));
      facts.add(amount("participant.restored", sums.restoredBytes(), sums.restoredFiles()));
      facts.add(
          fact(
              "participant.returned",
              sums.measured() == 0
                  ? visit.say("standing.not-measured")
                  : (sums.returnedBytes() < 0 ? "−" : "")
                      + figures.bytes(Math.abs(sums.returnedBytes()))));
    }
    Instant contactAt = device.lastCheckInAt();
    facts.add(
        fact(
            "participant.contact",
            contactAt == null
                ? visit.say("contact.never")
                : CampaignText.moment(visit, contactAt)));
    return facts;
  }

  private Fact fact(String key, String value) {
    return new Fact(visit.say(key), value);
  }

  private Fact amount(String key, long bytes, long files) {
    return fact(
        key,
        visit.say("standing.files", visit.figures().bytes(bytes), visit.figures().number(files)));
  }

  /** Whether it still holds what could be put back. */
  public boolean isUndoable() {
    return heldUntil != null && visit.now().isBefore(heldUntil);
  }

  /** What would come back, and until when; or that it is too late. */
  public String undoText() {
    String until = heldUntil == null ? "" : CampaignText.moment(visit, heldUntil);
    if (!isUndoable()) {
      return visit.say("participant.undo-over", until);
    }
    Sums sums = device.sums();
    return visit.say(
        "participant.undo-text",
        visit.figures().bytes(sums.heldBytes() - sums.restoredBytes()),
        sums.heldFiles() - sums.restoredFiles(),
        until);
  }

  /** Where the form is sent. */
  public String undoAction() {
    return CampaignPath.participant(campaign.id(), device.deviceId()) + "/restitution";
  }
}
