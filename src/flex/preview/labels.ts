/** The few words that the drawing itself adds to a message: names for screen readers and placeholders. */
export type PreviewLabels = {
  carousel: string;
  quickReplies: string;
  tap: string;
  image: string;
  video: string;
  audio: string;
  sticker: string;
  location: string;
  imagemap: string;
  emoji: string;
};

export const thaiLabels: PreviewLabels = {
  carousel: "การ์ดหลายใบ เลื่อนดูทางข้างได้",
  quickReplies: "คำตอบด่วน",
  tap: "แตะเพื่อเลือก",
  image: "รูปภาพ",
  video: "วิดีโอ",
  audio: "ข้อความเสียง",
  sticker: "สติกเกอร์",
  location: "ตำแหน่งที่ตั้ง",
  imagemap: "ภาพที่แตะได้",
  emoji: "อีโมจิ",
};

export const englishLabels: PreviewLabels = {
  carousel: "Several cards, scroll sideways",
  quickReplies: "Quick replies",
  tap: "Tap to choose",
  image: "Image",
  video: "Video",
  audio: "Voice message",
  sticker: "Sticker",
  location: "Location",
  imagemap: "Image with places to tap",
  emoji: "Emoji",
};
