export const cameraWords = {
  open: 'Mit der Kamera scannen',
  close: 'Kamera schließen',
  label: 'Kamera',
  starting: 'Kamera startet…',
  aim: 'Einen Code in den Rahmen halten',
  read: (code) => `${code} gelesen`,
  paused: 'Wartet, bis das hier erledigt ist',
  next: 'Nächsten scannen',
  torchOn: 'Licht an',
  torchOff: 'Licht aus',
  zoom: (times) => `Zoom, jetzt ${times}×`,
  zoomShort: (times) => `${times}×`,
  other: 'Andere Kamera nehmen',
  modes: { single: 'Einzeln', continuous: 'Nacheinander' },
  mode: (now) => `${now}: ändern`,
  again: 'Noch einmal versuchen',
  trouble: {
    refused: {
      title: 'Die Kamera ist hier nicht erlaubt',
      hint: 'In den Einstellungen des Browsers für diese Seite erlauben, dann noch einmal versuchen. Ein Scanner geht auch ohne, und Codes lassen sich eintippen.',
    },
    none: { title: 'Dieses Gerät hat keine nutzbare Kamera', hint: 'Einen Scanner nehmen oder den Code eintippen.' },
    busy: {
      title: 'Etwas anderes nutzt gerade die Kamera',
      hint: 'Die andere App oder den Anruf beenden, dann noch einmal versuchen.',
    },
    insecure: {
      title: 'Der Browser gibt dieser Adresse keine Kamera',
      hint: 'Bincard unter der https-Adresse öffnen. Ein Scanner geht auch hier.',
    },
    failed: {
      title: 'Die Kamera ist nicht gestartet',
      hint: 'Noch einmal versuchen. Ein Scanner geht auch ohne, und Codes lassen sich eintippen.',
    },
    decoder: {
      title: 'Der Teil, der Codes liest, ist noch nicht auf diesem Gerät',
      hint: 'Einmal mit dem Netz verbinden, dann noch einmal versuchen: Danach geht es ohne Netz.',
    },
  },
}
