package fr.regain.console.lease;

import fr.regain.console.campaign.CampaignFixture;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.gateway.LeaseKey;
import fr.regain.console.platform.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** The capability of leases on a database, wired as the console wires it. */
public final class LeaseFixture {
  public final LeaseKey key;
  public final LeaseService service;
  public final LeaseReading reading;
  public final WorkService work;

  public LeaseFixture(Database database, Clock clock, Path directory, CampaignFixture campaigns) {
    SecureRandom random = new SecureRandom();
    Path authority = directory.resolve("authority");
    CertificateAuthority.open(authority, clock.instant(), random);
    key = LeaseKey.open(authority, random);
    service =
        new LeaseService(
            campaigns.participation,
            campaigns.devices,
            new LeaseMaker(key, campaigns.calendars, campaigns.participation, random));
    reading = new LeaseReading(database, clock);
    work = new WorkService(database, clock);
  }
}
