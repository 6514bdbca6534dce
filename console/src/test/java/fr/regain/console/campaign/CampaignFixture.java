package fr.regain.console.campaign;

import fr.regain.console.device.DepartureListener;
import fr.regain.console.device.DeviceActs;
import fr.regain.console.device.DeviceHold;
import fr.regain.console.device.DeviceService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.site.SiteCalendarService;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The capability of campaigns on a database, wired as the console wires it. */
public final class CampaignFixture {
  public final RuleSets rules = new RuleSets();
  public final DeviceService devices;
  public final DeviceActs acts;
  public final SiteCalendarService calendars;
  public final DraftService drafts;
  public final ReviewService review;
  public final CourseService course;
  public final CampaignReading reading;
  public final Participation participation;
  public final CampaignTicker ticker;

  public CampaignFixture(Database database, Clock clock, ConsoleConfig config) {
    CampaignActivity activity = new CampaignActivity(clock);
    DeviceHold alone = (dsl, held) -> {};
    List<DepartureListener> departures = List.of(new DepartedDevices(clock));
    devices = new DeviceService(database, clock, alone, departures);
    acts = new DeviceActs(database, clock, alone, departures, List.of());
    calendars = new SiteCalendarService(database, clock, config);
    Decisions decisions = new Decisions(database, activity, clock);
    drafts = new DraftService(database, devices, rules, decisions, clock, new SecureRandom());
    review = new ReviewService(database, drafts, devices, decisions, config, clock);
    course = new CourseService(decisions, config, clock);
    reading = new CampaignReading(database, new ParticipantConditions(calendars, config, clock));
    participation = new Participation(activity, rules, config);
    ticker = new CampaignTicker(database, activity, config, clock);
  }
}
