package org.backspike.host.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A picture for a page.
 *
 * @param title what it shows
 * @param caption what to look at, one sentence
 * @param source an image as a data URI
 */
record Picture(String title, String caption, String source) {
  static Picture of(String title, String caption, BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(
        title,
        caption,
        "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray()));
  }
}
