/** A text as a QR code (ISO/IEC 18004), drawn as one path: dark on light in both looks, as cameras want it. */
import encodeQR from 'qr';

/** ISO/IEC 18004 §5.3.8: four modules of nothing all around. */
const border = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { border });
  const dots = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
    >
      <rect width={rows.length} height={rows.length} fill="white" />
      <path d={dots.join('')} fill="black" />
    </svg>
  );
}
